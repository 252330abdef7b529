package understudy.activities.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static understudy.activities.mysql.LyingServer.WELCOME;
import static understudy.activities.mysql.LyingServer.column;
import static understudy.activities.mysql.LyingServer.greeting;
import static understudy.activities.mysql.LyingServer.packets;
import static understudy.activities.mysql.LyingServer.text;

import java.io.ByteArrayOutputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import understudy.activities.mysql.LyingServer.Speech;
import understudy.topology.Silent;
import understudy.topology.gtid.GtidSet;

final class ActTest {
  private static final byte[] OK_AND_MORE = {0, 0, 0, 10, 0, 0, 0};
  private static final byte[] END_AND_MORE = {(byte) 0xfe, 0, 0, 10, 0, 0, 0};
  private static final byte[] END = {(byte) 0xfe, 0, 0, 2, 0, 0, 0};
  private static final GtidSet GOAL = GtidSet.parse("11111111-1111-1111-1111-111111111111:1-5");
  private static final Duration A_LONG_DRAIN = Duration.ofMinutes(10);

  /** What a 9.7 without plugins answers to whoever has logged in. */
  private static final Speech INTRODUCTION =
      packets(
          1,
          OK_AND_MORE,
          new byte[] {3},
          column("@@global.version"),
          column("@@global.version_comment"),
          column("CONNECTION_ID()"),
          row("9.7.0", "MySQL", "7"),
          END_AND_MORE,
          new byte[] {1},
          column("plugin_name"),
          END);

  @Test
  void aServerThatFreezesWhileItDrainsIsGivenUpLongBeforeTheDrainsLimit() throws SQLException {
    try (var server = server(_ -> {});
        var servers = servers()) {
      var act = act(servers, server);

      assertGivenUp(() -> act.awaitExecuted(GOAL, A_LONG_DRAIN));
      act.session().abort();
    }
  }

  @Test
  void whatComesAfterADrainHasTheUsualTimeOnly() throws SQLException {
    var reached = packets(1, new byte[] {1}, column("waited"), row("0"), END);
    try (var server = server(reached);
        var servers = servers()) {
      var act = act(servers, server);

      assertThat(act.awaitExecuted(GOAL, A_LONG_DRAIN)).isTrue();
      assertGivenUp(() -> act.change("SET GLOBAL super_read_only = 0"));
      act.session().abort();
    }
  }

  private static void assertGivenUp(ThrowingCallable statement) {
    var begun = System.nanoTime();
    assertThatThrownBy(statement)
        .isInstanceOfSatisfying(
            SQLException.class,
            it -> assertThat(Silences.reason(it)).isEqualTo(Silent.Reason.TIMED_OUT));
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
  }

  private static LyingServer server(Speech... afterwards) {
    var welcome = packets(2, new byte[] {1, 3}, WELCOME);
    var speeches = new ArrayList<>(List.of(greeting(), welcome, INTRODUCTION));
    speeches.addAll(List.of(afterwards));
    speeches.add(_ -> {});
    return new LyingServer(speeches.toArray(Speech[]::new));
  }

  private static MySqlServers servers() {
    var account = new Account("understudy", "the-password");
    return new MySqlServers(
        new MySqlSettings(
            account,
            account,
            Encryption.DISABLED,
            PublicKeys.REFUSED,
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            1,
            "test"),
        InstantSource.system());
  }

  private static Act act(MySqlServers servers, LyingServer server) throws SQLException {
    var session = servers.sessions().open(server.address(), Duration.ofSeconds(10));
    var mark = new Mark("failover/shop/1", 1, "promote", 1, 1_000);
    return new Act(session, mark, new Alone(), servers, new Story(InstantSource.system()));
  }

  private static byte[] row(String... values) {
    var row = new ByteArrayOutputStream();
    for (var value : values) {
      row.write(value.length());
      row.writeBytes(text(value));
    }
    return row.toByteArray();
  }

  /** An attempt that nobody cancels. */
  private static final class Alone implements Attempt {
    @Override
    public int number() {
      return 1;
    }

    @Override
    public Instant scheduledAt() {
      return Instant.EPOCH;
    }

    @Override
    public void beat(String progress) {}

    @Override
    public CompletableFuture<Void> cancellation() {
      return new CompletableFuture<>();
    }
  }
}

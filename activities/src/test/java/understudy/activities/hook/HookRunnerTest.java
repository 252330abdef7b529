package understudy.activities.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import understudy.topology.ClusterName;
import understudy.workflows.operation.OperationId;
import understudy.workflows.steps.Hook;
import understudy.workflows.steps.HookEvent;
import understudy.workflows.steps.HookRequest;
import understudy.workflows.steps.Mandate;

final class HookRunnerTest {
  private final HookRunner runner = new HookRunner(InstantSource.system());

  private static HookRequest request(Hook.Call call, Duration limit) {
    var hook = new Hook("tell", List.of(HookEvent.ROUTE), Hook.Need.REQUIRED, call, limit, 1);
    var mandate = new Mandate(new ClusterName("shop"), new OperationId("failover/shop/3"), 3);
    var facts = new TreeMap<>(Map.of("newPrimary", "db2:3306; rm -rf $HOME"));
    return new HookRequest(mandate, hook, HookEvent.ROUTE, facts);
  }

  private static HookRequest program(String... arguments) {
    return request(new Hook.Program(List.of(arguments)), Duration.ofSeconds(10));
  }

  @Test
  void aProgramIsToldTheFactsInItsEnvironmentAndNoShellReadsThem() {
    var report = runner.run(program("printenv", "UNDERSTUDY_NEW_PRIMARY", "UNDERSTUDY_CLUSTER"));

    assertThat(report.output()).isEqualTo("db2:3306; rm -rf $HOME\nshop\n");
    assertThat(report.sentence()).isEqualTo("hook 'tell' said yes: it ended with 0");
  }

  @Test
  void aProgramThatFailsIsAFailureWithItsCodeAndItsLastWords() {
    assertThatThrownBy(() -> runner.run(program("sh", "-c", "echo no route; exit 7")))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo("Hook");
              assertThat(failure.isNonRetryable()).isFalse();
              assertThat(failure.getOriginalMessage())
                  .isEqualTo("hook 'tell' failed: it ended with 7; it said: no route");
            });
  }

  @Test
  void onlyTheLastOfALongOutputIsKept() {
    var report = runner.run(program("sh", "-c", "seq 100000; echo end"));

    assertThat(report.output()).hasSize(4_096).endsWith("100000\nend\n");
  }

  @Test
  void aProgramThatDoesNotEndIsEndedWithItsChildren(@TempDir Path folder) throws Exception {
    var mark = folder.resolve("survived");
    var script = "(sleep 2; touch " + mark + ") & sleep 60";
    var slow = request(new Hook.Program(List.of("sh", "-c", script)), Duration.ofMillis(300));

    assertThatThrownBy(() -> runner.run(slow)).hasMessageContaining("had not ended after 300 ms");

    Thread.sleep(Duration.ofMillis(2_500));
    assertThat(mark).doesNotExist();
  }

  @Test
  void aProgramThatDoesNotExistIsAFailure() {
    assertThatThrownBy(() -> runner.run(program("/no/such/program")))
        .hasMessageContaining("could not be started");
  }

  @Test
  void aPostCarriesTheFactsAsJsonAndAny2xxMeansYes() throws IOException {
    var seen = new AtomicReference<>("");
    var server = server(204, seen);
    try {
      var report = runner.run(post(server));

      assertThat(seen.get())
          .contains("\"newPrimary\":\"db2:3306; rm -rf $HOME\"")
          .contains("\"operation\":\"failover/shop/3\"");
      assertThat(report.sentence()).isEqualTo("hook 'tell' said yes: it answered 204");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void anyOtherAnswerMeansNo() throws IOException {
    var server = server(503, new AtomicReference<>(""));
    try {
      assertThatThrownBy(() -> runner.run(post(server)))
          .hasMessageContaining("hook 'tell' failed: it answered 503");
    } finally {
      server.stop(0);
    }
  }

  private static HookRequest post(HttpServer server) {
    var url = "http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort());
    return request(new Hook.Http(url), Duration.ofSeconds(5));
  }

  private static HttpServer server(int status, AtomicReference<String> seen) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/hook",
        exchange -> {
          seen.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    return server;
  }
}

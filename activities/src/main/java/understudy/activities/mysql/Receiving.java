package understudy.activities.mysql;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import understudy.activities.mysql.Dialect.Applying;
import understudy.topology.Applier;
import understudy.topology.Channel;
import understudy.topology.Channel.Positioning;
import understudy.topology.InstanceAddress;
import understudy.topology.Receiver;
import understudy.topology.Seen;
import understudy.topology.Silent;
import understudy.topology.gtid.GtidSet;
import understudy.workflows.steps.Failures;

/** Points a replica's receiver at a source without ever losing a byte of its relay log. */
final class Receiving {
  private static final Duration POLL = Duration.ofMillis(2);
  private static final int LOOK_ELSEWHERE = 50;

  // While the applier runs, a server refuses even to be told again that it positions by GTID.
  private static final List<String> AS_IT_IS = List.of();

  private final MySqlServers servers;
  private final MySqlSettings settings;

  Receiving(MySqlServers servers) {
    this.servers = servers;
    this.settings = servers.settings();
  }

  /**
   * Whatever was received and not applied survives: with the applier running, only the receiver is
   * stopped and changed, where the server can do that; otherwise everything is applied first,
   * unless the new source has executed it and will send it again.
   *
   * @param limit for applying what must be applied before the change
   */
  void pointAt(Act act, Seen seen, InstanceAddress source, Duration limit) throws SQLException {
    switch (seen.channels().size()) {
      case 0 -> {
        for (var statement : act.session().dialect().beginsAt(seen.executed())) {
          act.change(statement);
        }
        change(act, source, List.of(act.session().dialect().positioning()));
      }
      case 1 -> move(act, seen.channels().getFirst(), source, limit);
      default ->
          throw Trouble.precondition(
              "%s has %d sources: which of them to replace is for a person to say"
                  .formatted(act.instance(), seen.channels().size()));
    }
  }

  private void move(Act act, Channel channel, InstanceAddress source, Duration limit)
      throws SQLException {
    if (!channel.name().isEmpty()) {
      throw Trouble.precondition(
          "%s replicates over a channel named '%s': only the default channel is moved"
              .formatted(act.instance(), channel.name()));
    }
    act.change("STOP REPLICA IO_THREAD");
    var whileMoving = act.session().dialect().whileMoving();
    if (whileMoving == Applying.GOES_ON
        && channel.positioning() == Positioning.AUTO
        && channel.applier().state() == Applier.State.RUNNING) {
      change(act, source, AS_IT_IS);
      return;
    }
    if (channel.applier().state() == Applier.State.STOPPED) {
      act.change("START REPLICA SQL_THREAD");
    }
    // With both threads stopped, the change throws away what was received: apply it first.
    switch (whileMoving) {
      case GOES_ON -> awaitApplied(act, limit, () -> GtidSet.empty());
      case STANDS -> awaitApplied(act, limit, () -> executedBy(source));
    }
    act.change("STOP REPLICA");
    change(act, source, List.of(act.session().dialect().positioning()));
  }

  private GtidSet executedBy(InstanceAddress source) {
    return switch (servers.probe(source, settings.connectTimeout())) {
      case Seen seen -> seen.executed();
      case Silent _ -> GtidSet.empty();
    };
  }

  /**
   * Waits for what was received.
   *
   * @param elsewhere what need not be waited for, since it can be had again; asked now and then
   */
  private static void awaitApplied(Act act, Duration limit, Supplier<GtidSet> elsewhere)
      throws SQLException {
    var until = System.nanoTime() + limit.toNanos();
    var again = GtidSet.empty();
    for (var round = 0; ; round++) {
      var seen = act.look();
      if (round % LOOK_ELSEWHERE == 0 && !seen.executed().contains(seen.held())) {
        again = elsewhere.get();
      }
      if (seen.executed().contains(seen.held()) || again.contains(seen.held())) {
        return;
      }
      var applier = seen.channels().getFirst().applier();
      if (applier.state() == Applier.State.STOPPED || System.nanoTime() >= until) {
        throw Trouble.precondition(
            "%s cannot apply the %d transactions that it has received%s; they are kept: repair it"
                .formatted(
                    act.instance(),
                    seen.held().minus(seen.executed()).count(),
                    applier.error().map(error -> ": " + error.message()).orElse("")));
      }
      act.attempt().beat("%s applies what it has received".formatted(act.instance()));
      pause();
    }
  }

  private void change(Act act, InstanceAddress source, List<String> positioning)
      throws SQLException {
    var options = new ArrayList<>(positioning);
    options.addAll(act.session().dialect().receiverOptions(settings.encryption()));
    var account = settings.replication();
    act.session()
        .execute(
            "CHANGE REPLICATION SOURCE TO SOURCE_HOST = ?, SOURCE_PORT = %d, SOURCE_USER = ?, SOURCE_PASSWORD = ?, %s"
                .formatted(source.port(), String.join(", ", options)),
            source.host(),
            account.user(),
            account.password());
    act.story()
        .ran(
            act.session(),
            "CHANGE REPLICATION SOURCE TO SOURCE_HOST = '%s', SOURCE_PORT = %d, SOURCE_USER = '%s', SOURCE_PASSWORD = '…', %s"
                .formatted(
                    source.host(), source.port(), account.user(), String.join(", ", options)));
  }

  /**
   * Waits until the receiver has met its source.
   *
   * @throws io.temporal.failure.ApplicationFailure lasting where the source turned it away,
   *     retryable where it only did not answer
   */
  Seen awaitRunning(Act act, Duration limit) throws SQLException {
    var until = System.nanoTime() + limit.toNanos();
    while (true) {
      var seen = act.look();
      var channel = seen.channels().getFirst();
      var receiver = channel.receiver();
      if (receiver.state() == Receiver.State.RUNNING) {
        return seen;
      }
      var why = receiver.error().map(error -> ": " + error.message()).orElse("");
      if (receiver.state() == Receiver.State.STOPPED && receiver.error().isPresent()) {
        throw Trouble.precondition(
            "%s cannot replicate from %s%s".formatted(act.instance(), channel.source(), why));
      }
      if (System.nanoTime() >= until) {
        throw Failures.TRANSIENT.retryable(
            "%s has not met %s within %d ms%s"
                .formatted(act.instance(), channel.source(), limit.toMillis(), why));
      }
      act.attempt().beat("%s meets its source".formatted(act.instance()));
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a replica was repointed", stopped);
    }
  }
}

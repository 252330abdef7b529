package understudy.ops.server;

import understudy.activities.mysql.MySqlServers;
import understudy.activities.mysql.Reconnection;
import understudy.activities.mysql.TrialTable;
import understudy.activities.mysql.Tried;
import understudy.detector.Eyes;
import understudy.detector.Nudge.Nudged;
import understudy.detector.Tripwire.Snap;
import understudy.detector.WriteProbe;
import understudy.detector.WriteProbe.Plan;
import understudy.topology.InstanceAddress;

/** What the detector looks with: the MySQL conversation, in the detector's own words. */
public final class DetectorEyes {
  private DetectorEyes() {}

  /** Eyes that look through these sessions. */
  public static Eyes of(MySqlServers servers) {
    return new Eyes(
        servers::probe,
        servers::probeAfresh,
        primary -> hold(servers, primary),
        (replica, channel, source, deadline) ->
            nudge(servers.reconnectReceiver(replica, channel, source, deadline)));
  }

  /** The same, which also write to primaries if that is wanted. */
  static Eyes of(MySqlServers servers, WriteSettings write) {
    var eyes = of(servers);
    var plan =
        write
            .trialTable()
            .map(table -> new Plan(writing(servers, table), write.interval(), write.deadline()));
    return new Eyes(eyes.held(), eyes.fresh(), eyes.tripwire(), eyes.nudge(), plan);
  }

  /** Trial writes to a table. */
  public static WriteProbe writing(MySqlServers servers, TrialTable table) {
    return primary ->
        switch (servers.tryToWrite(primary, table)) {
          case Tried.Written written -> new WriteProbe.Outcome.Tried(written.trial());
          case Tried.Inconclusive none -> new WriteProbe.Outcome.Inconclusive(none.reason());
        };
  }

  private static Snap hold(MySqlServers servers, InstanceAddress primary)
      throws InterruptedException {
    var loss = servers.awaitLoss(primary);
    return switch (loss.kind()) {
      case BROKEN -> new Snap(Snap.Kind.BROKEN, loss.detail());
      case NOT_HELD -> new Snap(Snap.Kind.NOT_HELD, loss.detail());
    };
  }

  private static Nudged nudge(Reconnection reconnection) {
    return switch (reconnection) {
      case Reconnection.Reconnecting _ -> new Nudged.Restarted();
      case Reconnection.Untouched untouched -> new Nudged.Failed(untouched.reason());
      case Reconnection.Failed failed -> new Nudged.Failed(failed.reason());
    };
  }
}

package understudy.ops.server;

import understudy.activities.mysql.MySqlServers;
import understudy.activities.mysql.Reconnection;
import understudy.detector.Eyes;
import understudy.detector.Nudge.Nudged;
import understudy.detector.Tripwire.Snap;
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

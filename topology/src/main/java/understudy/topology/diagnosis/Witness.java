package understudy.topology.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import understudy.topology.Ages;
import understudy.topology.Channel;
import understudy.topology.InstanceAddress;
import understudy.topology.Receiver;
import understudy.topology.Seen;
import understudy.topology.ServerError;

/**
 * A replica directly below the primary, with what its receiver says about the primary.
 *
 * @param sentence the testimony in one sentence, with its age
 */
public record Witness(InstanceAddress instance, Testimony testimony, String sentence) {
  /**
   * Errors that only a living primary can have answered with: no connection left (1040, 1203,
   * 1226), denied (1044, 1045, 1129, 1130, 1227, 1862, 3118), its log is gone (1236, 13114), or the
   * two do not fit together (1593, 13117). They tell of a quarrel, not of a death.
   */
  private static final List<Integer> ANSWERED =
      List.of(1040, 1044, 1045, 1129, 1130, 1203, 1226, 1227, 1236, 1593, 1862, 3118, 13114, 13117);

  /** What the channel of a replica says of its source. */
  public static Witness of(Seen replica, Channel channel, HealthPolicy policy) {
    var receiver = channel.receiver();
    return switch (receiver.state()) {
      case RUNNING -> running(replica, receiver, policy);
      case CONNECTING -> connecting(replica, receiver);
      case STOPPED -> stopped(replica, receiver);
    };
  }

  /** The same, when all that a running receiver knows may be older than the silence. */
  static Witness of(Seen replica, Channel channel, HealthPolicy policy, Silence silence) {
    var receiver = channel.receiver();
    var heardSince = receiver.lastHeard().filter(heard -> !heard.isBefore(silence.since()));
    if (receiver.state() != Receiver.State.RUNNING || heardSince.isPresent()) {
      return of(replica, channel, policy);
    }
    return new Witness(
        replica.instance(),
        Testimony.NONE,
        "%s has not heard from it since the first sign, %s ago"
            .formatted(replica.instance(), Ages.of(quiet(replica, silence.since()))));
  }

  private static Witness running(Seen replica, Receiver receiver, HealthPolicy policy) {
    var name = replica.instance();
    if (receiver.lastHeard().isEmpty()) {
      return new Witness(name, Testimony.HEARS, name + " receives from it");
    }
    var quiet = quiet(replica, receiver.lastHeard().get());
    var every = receiver.heartbeatEvery();
    // Without heartbeats an idle primary keeps quiet for ever, and quiet proves nothing.
    if (every.isZero() || quiet.compareTo(policy.overdueAfter(every)) < 0) {
      var sentence = "%s heard from it %s ago".formatted(name, Ages.of(quiet));
      return new Witness(name, Testimony.HEARS, sentence);
    }
    var sentence =
        "%s last heard from it %s ago, and should every %s"
            .formatted(name, Ages.of(quiet), Ages.of(every));
    return new Witness(name, Testimony.LOST, sentence);
  }

  private static Witness connecting(Seen replica, Receiver receiver) {
    var name = replica.instance();
    var error = receiver.error();
    if (error.isPresent() && ANSWERED.contains(error.get().number())) {
      return new Witness(
          name, Testimony.NONE, "%s was turned away by it%s".formatted(name, with(error.get())));
    }
    var last =
        receiver
            .lastHeard()
            .map(
                heard ->
                    ", and last heard from it %s ago".formatted(Ages.of(quiet(replica, heard))))
            .orElse("");
    return new Witness(name, Testimony.LOST, "%s is reconnecting to it%s".formatted(name, last));
  }

  private static Witness stopped(Seen replica, Receiver receiver) {
    var name = replica.instance();
    if (receiver.error().isEmpty()) {
      return new Witness(name, Testimony.NONE, name + " cannot tell: its receiver is stopped");
    }
    var error = receiver.error().get();
    return ANSWERED.contains(error.number())
        ? new Witness(
            name,
            Testimony.NONE,
            "%s cannot tell: it stopped receiving%s".formatted(name, with(error)))
        : new Witness(
            name, Testimony.LOST, "%s gave up receiving from it%s".formatted(name, with(error)));
  }

  private static Duration quiet(Seen replica, Instant heard) {
    var quiet = Duration.between(heard, replica.at());
    return quiet.isNegative() ? Duration.ZERO : quiet;
  }

  private static String with(ServerError error) {
    return " with error %d: %s".formatted(error.number(), error.message());
  }
}

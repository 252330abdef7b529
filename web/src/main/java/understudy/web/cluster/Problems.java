package understudy.web.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import understudy.topology.Applier;
import understudy.topology.Channel;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.Receiver;
import understudy.topology.Seen;
import understudy.topology.SemiSync;
import understudy.topology.ServerError;
import understudy.topology.Silent;
import understudy.topology.Snapshot;
import understudy.web.Wording;
import understudy.web.cluster.Standing.Problem;
import understudy.workflows.guardian.Deposed;

/**
 * What is wrong besides the primary: one sentence for each thing that a person would want to know.
 */
final class Problems {
  /** Lag below this is the ordinary breathing of replication. */
  private static final Duration LAG = Duration.ofSeconds(10);

  private Problems() {}

  static List<Problem> of(ClusterView view, Instant now) {
    var all = new ArrayList<Problem>();
    if (view.sight() instanceof ClusterView.Watched watched) {
      watched.snapshot().observations().stream()
          .filter(seen -> !isDeposed(view, seen.instance()))
          .forEach(seen -> all.addAll(of(watched.snapshot(), seen)));
    }
    view.guardian().deposed().forEach(one -> all.add(of(one)));
    FlapBlock.of(view.guardian(), now)
        .ifPresent(
            block -> all.add(new Problem(view.guardian().cluster().value(), block.sentence())));
    return List.copyOf(all);
  }

  private static boolean isDeposed(ClusterView view, InstanceAddress instance) {
    return view.guardian().deposed().stream().anyMatch(one -> one.instance().equals(instance));
  }

  private static Problem of(Deposed deposed) {
    return new Problem(deposed.instance().toString(), "is deposed: " + deposed.decision());
  }

  /** What is wrong with one instance, in words that follow its name. */
  static List<Problem> of(Snapshot snapshot, Observation observation) {
    var words =
        switch (observation) {
          case Silent silent -> Stream.of(silence(silent));
          case Seen seen when seen.instance().equals(snapshot.primary()) -> primary(seen);
          case Seen seen -> replica(seen);
        };
    return words.map(text -> new Problem(observation.instance().toString(), text)).toList();
  }

  private static String silence(Silent silent) {
    var why =
        switch (silent.reason()) {
          case REFUSED -> "refuses connections";
          case BROKEN -> "ended our connection";
          case TIMED_OUT -> "does not answer in time";
          case UNREACHABLE -> "cannot be reached";
          case ACCESS_DENIED -> "is alive and denies us access";
          case TOO_MANY_CONNECTIONS -> "is alive and has no connection left";
          case UNREADABLE -> "is alive and answers what cannot be understood";
        };
    return silent.detail().isBlank() ? why : "%s (%s)".formatted(why, silent.detail());
  }

  private static Stream<String> primary(Seen seen) {
    return Stream.of(
            seen.isWritable() ? "" : "leads and is read-only",
            seen.semiSync().source() == SemiSync.Side.ON_IDLE
                ? "commits without waiting: semi-synchronous replication has no effect at present"
                : "",
            seen.channels().isEmpty() ? "" : "leads and still replicates")
        .filter(text -> !text.isEmpty());
  }

  private static Stream<String> replica(Seen seen) {
    var own =
        Stream.of(
            seen.isWritable() ? "is a replica and writable" : "",
            seen.channels().isEmpty() ? "replicates from nobody" : "");
    return Stream.concat(own, seen.channels().stream().flatMap(Problems::channel))
        .filter(text -> !text.isEmpty());
  }

  private static Stream<String> channel(Channel channel) {
    return Stream.of(
        receiver(channel),
        channel.applier().state() == Applier.State.STOPPED
            ? "has stopped applying"
                + because(channel.applier().error().map(ServerError::message).orElse(""))
            : "",
        channel
            .applier()
            .lag()
            .map(lag -> lag.minus(channel.delay()))
            .filter(lag -> lag.compareTo(LAG) > 0)
            .map(lag -> "lags " + Wording.duration(lag))
            .orElse(""));
  }

  private static String receiver(Channel channel) {
    var error = channel.receiver().error().map(ServerError::message).orElse("");
    return switch (channel.receiver().state()) {
      case RUNNING -> "";
      case CONNECTING ->
          "has lost its source %s and tries to reach it%s"
              .formatted(channel.source(), because(error));
      case STOPPED -> "does not receive from %s%s".formatted(channel.source(), because(error));
    };
  }

  private static String because(String error) {
    return error.isBlank() ? "" : ": " + error;
  }

  /** The words for a receiver's state in a table. */
  static String word(Receiver.State state) {
    return switch (state) {
      case RUNNING -> "receiving";
      case CONNECTING -> "connecting";
      case STOPPED -> "stopped";
    };
  }
}

package understudy.topology.examination;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import understudy.topology.Ages;
import understudy.topology.Applier;
import understudy.topology.Channel;
import understudy.topology.Flavour;
import understudy.topology.Seen;
import understudy.topology.ServerError;

/** The receiver and the applier of each replica. */
final class ChannelRules {
  private ChannelRules() {}

  static Stream<Finding> examine(Chart chart) {
    return chart.snapshot().seen().stream()
        .flatMap(seen -> seen.channels().stream().flatMap(channel -> of(chart, seen, channel)));
  }

  private static Stream<Finding> of(Chart chart, Seen seen, Channel channel) {
    return Stream.of(
            receiver(chart, seen, channel), applier(seen, channel), lag(chart, seen, channel))
        .flatMap(Optional::stream);
  }

  private static Optional<Finding> receiver(Chart chart, Seen seen, Channel channel) {
    return switch (channel.receiver().state()) {
      case RUNNING -> Optional.empty();
      case CONNECTING -> connecting(chart, seen, channel);
      case STOPPED ->
          Optional.of(
              channel
                  .receiver()
                  .error()
                  .map(error -> broken(seen, channel, error))
                  .orElseGet(() -> stopped(seen, channel)));
    };
  }

  /** Of a source that is silent to us as well the source's own finding tells. */
  private static Optional<Finding> connecting(Chart chart, Seen seen, Channel channel) {
    if (chart.isMember(channel.source()) && chart.snapshot().seen(channel.source()).isEmpty()) {
      return Optional.empty();
    }
    var error = channel.receiver().error();
    var meaning = error.map(Meaning::of).orElse(Meaning.UNREACHABLE);
    return Optional.of(
        new Finding(
            cut(chart, seen, channel),
            List.of(seen.instance(), channel.source()),
            "%s tries to connect to %s: %s%s"
                .formatted(seen.instance(), channel.source(), meaning.clause(), told(error)),
            meaning.advice(),
            Chart.said(seen, "its receiver is connecting" + told(error))));
  }

  private static Case cut(Chart chart, Seen seen, Channel channel) {
    if (seen.identity().version().flavour() == Flavour.BINLOG_SERVER) {
      return Case.BINLOG_SERVER_CUT_FROM_SOURCE;
    }
    return chart.isPrimary(channel.source())
        ? Case.REPLICA_CUT_FROM_PRIMARY
        : Case.REPLICA_CUT_FROM_SOURCE;
  }

  private static Finding broken(Seen seen, Channel channel, ServerError error) {
    var meaning = Meaning.of(error);
    return new Finding(
        Case.RECEIVER_BROKEN,
        List.of(seen.instance(), channel.source()),
        "%s stopped receiving from %s: %s%s"
            .formatted(
                seen.instance(), channel.source(), meaning.clause(), told(Optional.of(error))),
        meaning.advice(),
        Chart.said(seen, "its receiver is stopped" + told(Optional.of(error))));
  }

  private static Finding stopped(Seen seen, Channel channel) {
    return new Finding(
        Case.RECEIVER_STOPPED,
        List.of(seen.instance(), channel.source()),
        "somebody stopped the receiver of %s: it has nothing newer from %s"
            .formatted(seen.instance(), channel.source()),
        "START REPLICA IO_THREAD",
        Chart.said(seen, "its receiver is stopped, without an error"));
  }

  private static Optional<Finding> applier(Seen seen, Channel channel) {
    if (channel.applier().state() == Applier.State.RUNNING) {
      return Optional.empty();
    }
    return Optional.of(
        channel
            .applier()
            .error()
            .map(error -> failing(seen, error))
            .orElseGet(
                () ->
                    new Finding(
                        Case.APPLIER_STOPPED,
                        List.of(seen.instance()),
                        "somebody stopped the applier of %s: it executes nothing of what it receives"
                            .formatted(seen.instance()),
                        "START REPLICA SQL_THREAD",
                        Chart.said(seen, "its applier is stopped, without an error"))));
  }

  private static Finding failing(Seen seen, ServerError error) {
    var meaning = Meaning.of(error);
    return new Finding(
        Case.APPLIER_BROKEN,
        List.of(seen.instance()),
        "%s cannot apply what it received: %s%s"
            .formatted(seen.instance(), meaning.clause(), told(Optional.of(error))),
        meaning.advice(),
        Chart.said(seen, "its applier is stopped" + told(Optional.of(error))));
  }

  private static Optional<Finding> lag(Chart chart, Seen seen, Channel channel) {
    return channel
        .applier()
        .lag()
        .filter(_ -> chart.lags(channel))
        .map(
            lag ->
                new Finding(
                    Case.REPLICA_LAGS,
                    List.of(seen.instance()),
                    "%s is %s behind"
                        .formatted(seen.instance(), Ages.of(lag.minus(channel.delay()))),
                    "see what it executes; it would take long to promote",
                    Chart.said(seen, "it says that it is %s behind".formatted(Ages.of(lag)))));
  }

  private static String told(Optional<ServerError> error) {
    return error.map(it -> " (error %d: %s)".formatted(it.number(), it.message())).orElse("");
  }
}

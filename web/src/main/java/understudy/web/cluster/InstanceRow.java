package understudy.web.cluster;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import understudy.topology.Applier;
import understudy.topology.Channel;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.Receiver;
import understudy.topology.Seen;
import understudy.topology.SemiSync;
import understudy.topology.Silent;
import understudy.topology.Snapshot;
import understudy.topology.Writability;
import understudy.topology.examination.Examination;
import understudy.topology.membership.Kinship;
import understudy.web.Wording;

/** One instance in words, as the table and the drawing show it. */
record InstanceRow(
    String address,
    Role role,
    Level level,
    String writability,
    String version,
    String transactions,
    String lag,
    String semiSync,
    String source,
    String seen,
    List<String> problems) {

  /** What an instance is to its cluster. */
  enum Role {
    PRIMARY("primary"),
    INTERMEDIATE("intermediate primary"),
    REPLICA("replica"),
    CO_PRIMARY("co-primary"),
    SEVERAL_SOURCES("replica of several"),
    BINLOG_SERVER("binlog server"),
    DEPOSED("deposed"),
    ALONE("replicates from nobody"),
    SILENT("not answering");

    private final String word;

    Role(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  InstanceRow {
    problems = List.copyOf(problems);
  }

  static InstanceRow of(
      Snapshot snapshot,
      Observation observation,
      Examination examination,
      List<InstanceAddress> deposed,
      Instant now) {
    var role = role(snapshot, observation, deposed);
    var problems = Problems.of(examination, observation.instance());
    var seen = Wording.ago(observation.at(), now);
    return switch (observation) {
      case Silent silent ->
          new InstanceRow(
              silent.instance().toString(),
              role,
              silent.reason().provesAlive() ? Level.ATTENTION : Level.LOST,
              "unknown",
              "",
              "",
              "",
              "",
              "",
              "silent, asked " + seen,
              problems);
      case Seen answer ->
          new InstanceRow(
              answer.instance().toString(),
              role,
              problems.isEmpty() && role != Role.DEPOSED ? Level.HEALTHY : Level.ATTENTION,
              word(answer.writability()),
              answer.identity().version().toString(),
              Wording.count(answer.executed().count()),
              lag(answer),
              semiSync(answer.semiSync()),
              answer.channels().stream().map(InstanceRow::source).collect(Collectors.joining(", ")),
              seen,
              problems);
    };
  }

  private static Role role(
      Snapshot snapshot, Observation observation, List<InstanceAddress> deposed) {
    if (observation.instance().equals(snapshot.primary())) {
      return Role.PRIMARY;
    }
    if (deposed.contains(observation.instance())) {
      return Role.DEPOSED;
    }
    return switch (observation) {
      case Silent ignored -> Role.SILENT;
      case Seen seen when !seen.identity().version().flavour().holdsData() -> Role.BINLOG_SERVER;
      case Seen seen when seen.channels().isEmpty() -> Role.ALONE;
      case Seen seen when Kinship.hasSeveralSources(seen) -> Role.SEVERAL_SOURCES;
      case Seen seen when feeds(seen, snapshot) -> Role.CO_PRIMARY;
      case Seen seen ->
          snapshot.replicasOf(seen.instance()).isEmpty() ? Role.REPLICA : Role.INTERMEDIATE;
    };
  }

  private static boolean feeds(Seen seen, Snapshot snapshot) {
    return snapshot
        .seen(snapshot.primary())
        .filter(primary -> primary.replicatesFrom(seen.instance()))
        .isPresent();
  }

  static String word(Writability writability) {
    return switch (writability) {
      case WRITABLE -> "writable";
      case READ_ONLY, READ_ONLY_AT_BEST -> "read-only";
      case SUPER_READ_ONLY -> "super read-only";
    };
  }

  static String lag(Seen seen) {
    return seen.channel()
        .map(
            channel ->
                isMoving(channel)
                    ? channel.applier().lag().map(Wording::duration).orElse("unknown")
                    : "stopped")
        .orElse("");
  }

  static boolean isMoving(Channel channel) {
    return channel.receiver().state() == Receiver.State.RUNNING
        && channel.applier().state() == Applier.State.RUNNING;
  }

  private static String source(Channel channel) {
    var state = channel.receiver().state();
    return state == Receiver.State.RUNNING
        ? channel.source().toString()
        : "%s (%s)".formatted(channel.source(), Problems.word(state));
  }

  private static String semiSync(SemiSync semiSync) {
    if (semiSync.isSource()) {
      return semiSync.source() == SemiSync.Side.ON
          ? "waits for %d of %d".formatted(semiSync.acknowledgements(), semiSync.clients())
          : "no effect";
    }
    return switch (semiSync.replica()) {
      case ON -> "acknowledges";
      case ON_IDLE -> "not connected";
      case OFF -> "off";
      case NOT_INSTALLED -> "not installed";
    };
  }
}

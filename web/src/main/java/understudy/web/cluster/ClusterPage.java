package understudy.web.cluster;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import understudy.topology.InstanceAddress;
import understudy.topology.Snapshot;
import understudy.topology.diagnosis.Diagnosis;
import understudy.topology.examination.Examination;
import understudy.web.Wording;
import understudy.web.vital.Banner;
import understudy.workflows.guardian.Deposed;
import understudy.workflows.guardian.GuardianState;
import understudy.workflows.guardian.OperationSummary;

/** All that the page of one cluster says, in the words in which it says it. */
record ClusterPage(
    String name,
    List<Banner> banners,
    String level,
    String headline,
    String running,
    String primary,
    String durability,
    String automation,
    List<Held> held,
    String verdict,
    String why,
    List<String> evidence,
    List<Decision> decisions,
    List<Block> blocks,
    String restraint,
    List<String> besides,
    List<Standing.Problem> problems,
    List<Drawing> drawings,
    List<InstanceRow> instances,
    List<Past> operations,
    List<String> successors,
    Known known) {

  /** A deposed primary about which somebody must decide. */
  record Decision(
      String instance,
      String state,
      String sentence,
      String sql,
      boolean pending,
      String operation,
      String at) {}

  /** The anti-flap block, for whoever is to lift it. */
  record Block(String sentence, String operation, String lost, String promoted, String at) {}

  /** An operation in the list of the latest. */
  record Past(String id, String state, String startedAt, String ago, String sentence) {}

  static ClusterPage of(ClusterView view, List<Banner> banners, Instant now) {
    var guardian = view.guardian();
    var standing = Standing.of(view, now);
    var deposed = guardian.deposed().stream().map(Deposed::instance).toList();
    var watched = watched(view);
    var snapshot = watched.map(ClusterView.Watched::snapshot);
    var diagnosis = watched.map(ClusterView.Watched::diagnosis);
    var why = view.why(now);
    var held = Held.of(view, now);
    return new ClusterPage(
        guardian.cluster().value(),
        banners,
        standing.level().word(),
        Wording.sentence(standing.sentence()),
        standing.running().map(one -> one.id().value()).orElse(""),
        guardian.primary().toString(),
        durability(guardian),
        automation(guardian),
        held.stream().toList(),
        Wording.sentence(guardian.verdict()),
        diagnosis.map(Diagnosis::sentence).map(Wording::sentence).orElse(""),
        diagnosis.map(Diagnosis::evidence).orElse(List.of()).stream().map(Wording::brief).toList(),
        guardian.deposed().stream().map(one -> decision(one, guardian, snapshot, now)).toList(),
        blocks(guardian, held, now),
        Wording.sentence(why.now().sentence()),
        why.besides().stream().map(it -> Wording.sentence(it.sentence())).toList(),
        standing.problems(),
        watched
            .map(it -> drawings(it.snapshot(), it.examination(), deposed, now))
            .orElse(List.of()),
        watched.map(it -> rows(it.snapshot(), it.examination(), deposed, now)).orElse(List.of()),
        guardian.operations().reversed().stream().map(one -> past(one, now)).toList(),
        successors(guardian, deposed),
        Known.of(guardian, now));
  }

  /** Says that somebody must decide only if somebody must. */
  public String decide() {
    return decisions.stream().anyMatch(Decision::pending)
        ? "Somebody must decide"
        : "Former primaries";
  }

  private static Optional<ClusterView.Watched> watched(ClusterView view) {
    return view.sight() instanceof ClusterView.Watched watched
        ? Optional.of(watched)
        : Optional.empty();
  }

  private static String durability(GuardianState guardian) {
    return switch (guardian.durability()) {
      case understudy.topology.Durability.Asynchronous ignored ->
          "asynchronous: a lost primary may take its last commits with it";
      case understudy.topology.Durability.SemiSynchronous promise ->
          "semi-synchronous: each commit waits for %s"
              .formatted(Wording.plural(promise.acknowledgements(), "acknowledgement"));
    };
  }

  private static String automation(GuardianState guardian) {
    return switch (guardian.policy().automation()) {
      case AUTOMATIC ->
          "a lost primary is replaced when %s"
              .formatted(
                  guardian.policy().quorum() == 1
                      ? "a detector is certain"
                      : "%d detectors agree".formatted(guardian.policy().quorum()));
      case BY_HAND -> "a lost primary is replaced only by hand";
    };
  }

  private static Decision decision(
      Deposed deposed, GuardianState guardian, Optional<Snapshot> snapshot, Instant now) {
    var state =
        switch (deposed.state()) {
          case AWAY -> "not seen since";
          case FENCED -> "seen again and closed to writes";
        };
    return new Decision(
        deposed.instance().toString(),
        state,
        Former.sentence(deposed),
        Former.sql(deposed, guardian, snapshot),
        !Former.isAwaited(deposed),
        deposed.by().value(),
        Wording.ago(deposed.at(), now));
  }

  /** One form is enough: a failover that is held back has it on top. */
  private static List<Block> blocks(GuardianState guardian, Optional<Held> held, Instant now) {
    return held.map(Held::asksToAcknowledge).orElse(false)
        ? List.of()
        : FlapBlock.of(guardian, now).stream().map(block -> block(block, now)).toList();
  }

  private static Block block(FlapBlock block, Instant now) {
    var latest = block.latest();
    return new Block(
        Wording.sentence(block.sentence()),
        latest.operation(),
        latest.lost().toString(),
        latest.promoted().toString(),
        Wording.ago(latest.at(), now));
  }

  private static List<Drawing> drawings(
      Snapshot snapshot, Examination examination, List<InstanceAddress> deposed, Instant now) {
    return List.of(
        Drawing.of(snapshot, examination, deposed, now, Drawing.Form.WIDE),
        Drawing.of(snapshot, examination, deposed, now, Drawing.Form.NARROW));
  }

  private static List<InstanceRow> rows(
      Snapshot snapshot, Examination examination, List<InstanceAddress> deposed, Instant now) {
    return snapshot.observations().stream()
        .map(seen -> InstanceRow.of(snapshot, seen, examination, deposed, now))
        .toList();
  }

  private static Past past(OperationSummary operation, Instant now) {
    return new Past(
        operation.id().value(),
        switch (operation.state()) {
          case RUNNING -> "running";
          case CLOSED, ARCHIVED -> "closed";
        },
        Wording.second(operation.startedAt()),
        Wording.ago(operation.startedAt(), now),
        Wording.sentence(operation.sentence()));
  }

  private static List<String> successors(GuardianState guardian, List<InstanceAddress> deposed) {
    return guardian.members().stream()
        .filter(member -> !member.equals(guardian.primary()) && !deposed.contains(member))
        .map(InstanceAddress::toString)
        .toList();
  }
}

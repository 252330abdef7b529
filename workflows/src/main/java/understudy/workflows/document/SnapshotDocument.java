package understudy.workflows.document;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.PromotionRule;
import understudy.topology.Seen;
import understudy.topology.Silent;
import understudy.topology.Snapshot;
import understudy.topology.diagnosis.Diagnosis;
import understudy.topology.diagnosis.Diagnostician;
import understudy.topology.diagnosis.HealthPolicy;
import understudy.topology.election.Election;
import understudy.topology.election.ElectionPolicy;
import understudy.topology.election.LastSeen;
import understudy.topology.election.Outcome;
import understudy.topology.examination.Examination;
import understudy.topology.examination.ExaminationPolicy;
import understudy.topology.trait.Particulars;

/**
 * A snapshot with what else is needed to decide about it, as {@code docs/snapshot.md} describes it.
 *
 * @param rules for the members that have one; all others are neutral
 * @param particulars what was said of it besides replication, as it counted then
 * @param excluded instances that may not lead this time
 * @param lastSeen the primary's position when it was last read before the snapshot
 * @param firstSign since when an observer has been waiting for a silent primary
 */
public record SnapshotDocument(
    Snapshot snapshot,
    SortedMap<InstanceAddress, PromotionRule> rules,
    Particulars particulars,
    List<InstanceAddress> excluded,
    LastSeen lastSeen,
    Optional<Instant> firstSign) {
  /** So many characters, or bytes, are read at most. */
  public static final int LONGEST = StrictJson.LONGEST;

  public SnapshotDocument {
    var members = snapshot.members();
    var those = new TreeMap<>(rules);
    those.values().removeIf(rule -> rule == PromotionRule.NEUTRAL);
    those.keySet().retainAll(members);
    rules = Collections.unmodifiableSortedMap(those);
    particulars = TraitsForm.flat(particulars, snapshot);
    excluded = List.copyOf(excluded);
  }

  /** A snapshot about which nothing else is known. */
  public static SnapshotDocument of(Snapshot snapshot) {
    return new SnapshotDocument(
        snapshot,
        new TreeMap<>(),
        Particulars.NONE,
        List.of(),
        new LastSeen.Never(),
        Optional.empty());
  }

  /**
   * Reads a document.
   *
   * @throws DocumentRefused with one sentence that names the place and the reason
   */
  public static SnapshotDocument read(String text) {
    return SnapshotForm.document(StrictJson.read(text));
  }

  /** What is wrong with the primary. */
  public Diagnosis diagnosis() {
    return firstSign
        .map(sign -> Diagnostician.confirm(snapshot, HealthPolicy.DEFAULT, sign))
        .orElseGet(() -> Diagnostician.diagnose(snapshot, HealthPolicy.DEFAULT));
  }

  /** All that is wrong with it, the verdict on its primary included. */
  public Examination examination() {
    return Examination.of(
        snapshot, diagnosis(), ExaminationPolicy.DEFAULT, Collections.emptySortedMap());
  }

  /**
   * Who would lead if the primary were lost, and these with it. What the primary had when it was
   * observed, if it was, is what counts as last seen of it.
   *
   * @throws DocumentRefused when one of them is no member
   */
  public Outcome election(List<InstanceAddress> lost) {
    var gone = new TreeSet<>(lost);
    gone.add(snapshot.primary());
    for (var instance : lost) {
      if (snapshot.of(instance).isEmpty()) {
        throw new DocumentRefused(
            "%s is no member of the snapshot: it has %s"
                .formatted(instance, Known.some(snapshot.members())));
      }
    }
    var observations =
        snapshot.observations().stream()
            .map(it -> gone.contains(it.instance()) ? silenced(it) : it)
            .toList();
    var after = new Snapshot(snapshot.cluster(), snapshot.at(), snapshot.primary(), observations);
    gone.addAll(excluded);
    return Election.hold(after, new ElectionPolicy(rules, List.copyOf(gone)), lastPosition());
  }

  private LastSeen lastPosition() {
    return snapshot
        .seen(snapshot.primary())
        .<LastSeen>map(seen -> new LastSeen.Executed(seen.at(), seen.executed()))
        .orElse(lastSeen);
  }

  private static Observation silenced(Observation observation) {
    return switch (observation) {
      case Silent silent -> silent;
      case Seen seen ->
          new Silent(seen.instance(), seen.at(), Silent.Reason.UNREACHABLE, "taken as lost");
    };
  }

  /** The document as JSON. */
  public JsonNode json() {
    return SnapshotForm.FORM.write(this);
  }

  /** The document as text that people can read. */
  public String text() {
    return StrictJson.write(json());
  }
}

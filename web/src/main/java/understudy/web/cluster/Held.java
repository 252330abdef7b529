package understudy.web.cluster;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import understudy.topology.InstanceAddress;
import understudy.topology.diagnosis.Diagnosis;
import understudy.topology.examination.Restraint;
import understudy.web.Wording;
import understudy.workflows.guardian.GuardianState;

/**
 * A failover that a lost primary wants and does not get.
 *
 * @param primary that is lost
 * @param bonds all that holds the failover back, the first one first
 */
public record Held(String primary, List<Bond> bonds) {
  public Held {
    bonds = List.copyOf(bonds);
  }

  /** What a form can do about a restraint. */
  public enum Remedy {
    ACKNOWLEDGE,
    END_DOWNTIME,
    /** No form helps; the way out is told. */
    NONE
  }

  /**
   * One restraint with the way out of it.
   *
   * @param subject the failover to acknowledge, or whose downtime to end; empty for the whole
   *     cluster
   */
  public record Bond(String sentence, String way, Remedy remedy, String subject) {}

  /** What holds a failover back at {@code now}, when the primary is lost. */
  public static Optional<Held> of(ClusterView view, Instant now) {
    if (!isLost(view)) {
      return Optional.empty();
    }
    var why = view.why(now);
    return switch (why.now()) {
      case Restraint.UnderWay _, Restraint.AboutToBegin _ -> Optional.empty();
      default ->
          Optional.of(
              new Held(
                  view.guardian().primary().toString(),
                  Stream.concat(Stream.of(why.now()), why.besides().stream())
                      .map(it -> bond(it, view.guardian(), now))
                      .toList()));
    };
  }

  /** What holds it back before all else. */
  public String sentence() {
    return bonds.getFirst().sentence();
  }

  /** Whether the failover to acknowledge is asked for here. */
  boolean asksToAcknowledge() {
    return bonds.stream().anyMatch(bond -> bond.remedy() == Remedy.ACKNOWLEDGE);
  }

  private static boolean isLost(ClusterView view) {
    return view.examination()
        .map(
            it ->
                switch (it.verdict()) {
                  case Diagnosis.PrimaryLost _,
                      Diagnosis.ClusterSilent _,
                      Diagnosis.PrimaryWithoutReplicasSilent _ ->
                      true;
                  default -> false;
                })
        .orElse(false);
  }

  private static Bond bond(Restraint restraint, GuardianState guardian, Instant now) {
    var sentence = Wording.sentence(restraint.sentence());
    return switch (restraint) {
      case Restraint.Flapping _ ->
          FlapBlock.of(guardian, now)
              .map(
                  it ->
                      new Bond(
                          sentence,
                          "Acknowledge it when you know why: then this holds nothing back any more.",
                          Remedy.ACKNOWLEDGE,
                          it.latest().operation()))
              .orElseGet(() -> new Bond(sentence, way(restraint), Remedy.NONE, ""));
      case Restraint.InDowntime(var downtime) ->
          new Bond(
              sentence,
              "End the downtime to let the failover begin.",
              Remedy.END_DOWNTIME,
              downtime.instance().map(InstanceAddress::toString).orElse(""));
      default -> new Bond(sentence, way(restraint), Remedy.NONE, "");
    };
  }

  private static String way(Restraint restraint) {
    return switch (restraint) {
      case Restraint.ByHand _ ->
          "Start it again, or allow it in the server's settings and adopt the policy below.";
      case Restraint.Resting _ -> "Nothing needs to be pressed: it is tried again by itself.";
      case Restraint.QuorumLacking _ ->
          "It begins by itself when enough detectors agree: see that all of them run.";
      case Restraint.OwnNetworkDoubted _ ->
          "See whether the network between the detector and the instances is whole.";
      case Restraint.NobodyAnswers _ ->
          "See first whether the network between Understudy and the instances is whole.";
      case Restraint.NobodyToTakeOver _ -> "Start it, or restore it from a backup.";
      default -> "";
    };
  }
}

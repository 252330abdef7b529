package understudy.topology.diagnosis;

import java.util.Optional;
import understudy.topology.Silent;
import understudy.topology.Writability;

/** The named cases; {@link Diagnostician} says in which order they are asked. */
final class Rules {
  private Rules() {}

  /**
   * The primary is no member of the snapshot: nothing can be said, least of all that it is lost.
   */
  static Optional<Diagnosis> primaryNotLookedAt(Facts facts) {
    return facts.snapshot().of(facts.primary()).isEmpty()
        ? Optional.of(new Diagnosis.PrimaryUnseen(facts.primary(), facts.evidence()))
        : Optional.empty();
  }

  /** The primary gave the kind of answer that only a living server gives. */
  static Optional<Diagnosis> primaryAlive(Facts facts) {
    return facts.silentPrimary().map(Silent::reason).filter(Silent.Reason::provesAlive).isPresent()
        ? Optional.of(new Diagnosis.PrimaryAlive(facts.primary(), facts.evidence()))
        : Optional.empty();
  }

  /** The primary is silent and was all there is. */
  static Optional<Diagnosis> primaryWithoutReplicasSilent(Facts facts) {
    return facts.silentPrimary().isPresent() && facts.snapshot().withoutPrimary().isEmpty()
        ? Optional.of(new Diagnosis.PrimaryWithoutReplicasSilent(facts.primary(), facts.evidence()))
        : Optional.empty();
  }

  /** Nobody at all answers: the first suspect is the observer's own network. */
  static Optional<Diagnosis> clusterSilent(Facts facts) {
    return facts.silentPrimary().isPresent() && facts.snapshot().seen().isEmpty()
        ? Optional.of(new Diagnosis.ClusterSilent(facts.primary(), facts.evidence()))
        : Optional.empty();
  }

  /** The primary is silent to us only, or nobody can tell. */
  static Optional<Diagnosis> primaryUnseen(Facts facts) {
    return facts.silentPrimary().isPresent()
            && (facts.anyWitness(Testimony.HEARS) || !facts.anyWitness(Testimony.LOST))
        ? Optional.of(new Diagnosis.PrimaryUnseen(facts.primary(), facts.evidence()))
        : Optional.empty();
  }

  /** The primary is silent without a word of refusal, and no replica hears it. */
  static Optional<Diagnosis> primaryFrozen(Facts facts) {
    return facts.silentPrimary().filter(it -> it.reason() == Silent.Reason.TIMED_OUT).isPresent()
        ? Optional.of(
            new Diagnosis.PrimaryFrozen(
                facts.primary(), facts.survivors(), facts.silentMembers(), facts.evidence()))
        : Optional.empty();
  }

  /** The primary is gone, and some replicas with it. */
  static Optional<Diagnosis> primaryAndSomeReplicasDead(Facts facts) {
    return facts.silentPrimary().isPresent() && !facts.silentMembers().isEmpty()
        ? Optional.of(
            new Diagnosis.PrimaryAndSomeReplicasDead(
                facts.primary(), facts.survivors(), facts.silentMembers(), facts.evidence()))
        : Optional.empty();
  }

  /** The primary is gone, and every replica says so. */
  static Optional<Diagnosis> primaryDead(Facts facts) {
    return facts.silentPrimary().isPresent()
        ? Optional.of(
            new Diagnosis.PrimaryDead(
                facts.primary(), facts.survivors(), facts.silentMembers(), facts.evidence()))
        : Optional.empty();
  }

  /** More than one instance takes writes. */
  static Optional<Diagnosis> severalWritable(Facts facts) {
    return facts.severalWriters()
        ? Optional.of(
            new Diagnosis.SeveralWritable(facts.primary(), facts.writable(), facts.evidence()))
        : Optional.empty();
  }

  /** The primary answers and takes no writes. */
  static Optional<Diagnosis> primaryReadOnly(Facts facts) {
    return facts.seenPrimary().filter(it -> it.writability() != Writability.WRITABLE).isPresent()
        ? Optional.of(new Diagnosis.PrimaryReadOnly(facts.primary(), facts.evidence()))
        : Optional.empty();
  }
}

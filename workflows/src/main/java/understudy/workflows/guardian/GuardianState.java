package understudy.workflows.guardian;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import understudy.topology.ClusterName;
import understudy.topology.Durability;
import understudy.topology.InstanceAddress;
import understudy.topology.election.LastSeen;
import understudy.topology.examination.Restraint;
import understudy.topology.failover.PastFailover;
import understudy.topology.trait.Particulars;

/**
 * Everything about a cluster that must survive; carried over when the guardian continues as new.
 *
 * @param generation grows with every operation
 * @param primary who leads as far as is known
 * @param pastFailovers automatic ones, the latest last
 * @param deposed former primaries that somebody must decide about
 * @param operations the latest, the latest last
 * @param verdict why nothing is being done, or what is, in one sentence
 * @param particulars what is known of it besides replication; states of 0.1.0 have none
 * @param restraint what the verdict says of a failover that is held back, as a value
 */
public record GuardianState(
    ClusterName cluster,
    long generation,
    InstanceAddress primary,
    List<InstanceAddress> members,
    Durability durability,
    LastSeen lastSeen,
    ClusterPolicy policy,
    List<PastFailover> pastFailovers,
    List<Deposed> deposed,
    List<OperationSummary> operations,
    String verdict,
    Particulars particulars,
    Optional<Restraint> restraint) {
  /** So many operations and failovers are remembered. */
  static final int REMEMBERED = 20;

  public GuardianState {
    members = List.copyOf(members);
    pastFailovers = latest(pastFailovers);
    deposed = List.copyOf(deposed);
    operations = latest(operations);
    particulars = Objects.requireNonNullElse(particulars, Particulars.NONE);
    restraint = Objects.requireNonNullElse(restraint, Optional.empty());
  }

  /** A cluster of which nothing is known besides replication. */
  public GuardianState(
      ClusterName cluster,
      long generation,
      InstanceAddress primary,
      List<InstanceAddress> members,
      Durability durability,
      LastSeen lastSeen,
      ClusterPolicy policy,
      List<PastFailover> pastFailovers,
      List<Deposed> deposed,
      List<OperationSummary> operations,
      String verdict) {
    this(
        cluster,
        generation,
        primary,
        members,
        durability,
        lastSeen,
        policy,
        pastFailovers,
        deposed,
        operations,
        verdict,
        Particulars.NONE,
        Optional.empty());
  }

  /** A cluster that has just been taken on. */
  public static GuardianState fresh(
      ClusterName cluster,
      InstanceAddress primary,
      List<InstanceAddress> members,
      Durability durability,
      ClusterPolicy policy) {
    return new GuardianState(
        cluster,
        0,
        primary,
        members,
        durability,
        new LastSeen.Never(),
        policy,
        List.of(),
        List.of(),
        List.of(),
        "all is quiet");
  }

  /** The operation that runs now. */
  public Optional<OperationSummary> running() {
    return operations.stream()
        .filter(it -> it.state() == OperationSummary.State.RUNNING)
        .findFirst();
  }

  /** The former primary at an address. */
  public Optional<Deposed> deposed(InstanceAddress instance) {
    return deposed.stream().filter(it -> it.instance().equals(instance)).findFirst();
  }

  GuardianState nextGeneration() {
    return with(generation + 1, primary, members, verdict);
  }

  GuardianState saying(String sentence) {
    return with(generation, primary, members, sentence);
  }

  /** A sentence that was said already is not news, whatever value comes with it. */
  GuardianState saying(String sentence, Restraint why) {
    var said = saying(sentence);
    return sentence.equals(verdict) ? said : said.knowing(particulars, Optional.of(why));
  }

  GuardianState ledBy(InstanceAddress next) {
    return with(generation, next, members, verdict).readAt(new LastSeen.Never());
  }

  GuardianState consistingOf(List<InstanceAddress> instances) {
    return with(generation, primary, instances, verdict);
  }

  GuardianState promising(Durability promise) {
    return new GuardianState(
        cluster,
        generation,
        primary,
        members,
        promise,
        lastSeen,
        policy,
        pastFailovers,
        deposed,
        operations,
        verdict,
        particulars,
        restraint);
  }

  GuardianState readAt(LastSeen position) {
    return new GuardianState(
        cluster,
        generation,
        primary,
        members,
        durability,
        position,
        policy,
        pastFailovers,
        deposed,
        operations,
        verdict,
        particulars,
        restraint);
  }

  GuardianState under(ClusterPolicy wanted) {
    return new GuardianState(
        cluster,
        generation,
        primary,
        members,
        durability,
        lastSeen,
        wanted,
        pastFailovers,
        deposed,
        operations,
        verdict,
        particulars,
        restraint);
  }

  GuardianState after(List<PastFailover> failovers) {
    return with(failovers, deposed, operations);
  }

  /** A cluster that was forgotten goes on counting its operations where it was. */
  public GuardianState countingFrom(long number) {
    return with(number, primary, members, verdict);
  }

  GuardianState knowing(Particulars known) {
    return knowing(known, restraint);
  }

  private GuardianState knowing(Particulars known, Optional<Restraint> why) {
    return new GuardianState(
        cluster,
        generation,
        primary,
        members,
        durability,
        lastSeen,
        policy,
        pastFailovers,
        deposed,
        operations,
        verdict,
        known,
        why);
  }

  /** With a former primary noted, in the place of what was noted of it before. */
  GuardianState noting(Deposed former) {
    var rest = new ArrayList<>(forgetting(former.instance()).deposed());
    rest.add(former);
    return deposing(rest);
  }

  GuardianState forgetting(InstanceAddress former) {
    return deposing(deposed.stream().filter(it -> !it.instance().equals(former)).toList());
  }

  /** With a line about an operation, in the place of the one before. */
  GuardianState listing(OperationSummary summary) {
    var lines = new ArrayList<>(operations);
    lines.replaceAll(it -> it.id().equals(summary.id()) ? summary : it);
    if (!lines.contains(summary)) {
      lines.add(summary);
    }
    return with(pastFailovers, deposed, lines);
  }

  private GuardianState deposing(List<Deposed> former) {
    return with(pastFailovers, former, operations);
  }

  private GuardianState with(
      List<PastFailover> failovers, List<Deposed> former, List<OperationSummary> lines) {
    return new GuardianState(
        cluster,
        generation,
        primary,
        members,
        durability,
        lastSeen,
        policy,
        failovers,
        former,
        lines,
        verdict,
        particulars,
        restraint);
  }

  private GuardianState with(
      long number, InstanceAddress leader, List<InstanceAddress> instances, String sentence) {
    return new GuardianState(
        cluster,
        number,
        leader,
        instances,
        durability,
        lastSeen,
        policy,
        pastFailovers,
        deposed,
        operations,
        sentence,
        particulars,
        sentence.equals(verdict) ? restraint : Optional.empty());
  }

  private static <T> List<T> latest(List<T> all) {
    return List.copyOf(all.subList(Math.max(0, all.size() - REMEMBERED), all.size()));
  }
}

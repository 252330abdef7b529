package understudy.workflows.guardian;

import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.Seen;
import understudy.topology.Silent;
import understudy.topology.Snapshot;
import understudy.topology.membership.Kinship;
import understudy.workflows.WorkflowIds;
import understudy.workflows.decision.Decision;
import understudy.workflows.fleet.Departure;
import understudy.workflows.fleet.FleetWorkflow;
import understudy.workflows.steps.Mishap;
import understudy.workflows.steps.ObserveRequest;
import understudy.workflows.steps.Steps;

/** Who belongs to the cluster, as far as operators have a say in it. */
final class Roll {
  private final Ledger ledger;

  Roll(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Believes what a detector sees, but for what was deposed or forgotten. */
  void adopt(Sighting sighting, Jury jury) {
    var state = ledger.state();
    if (state.deposed(sighting.primary()).isPresent()) {
      ledger.say(
          "%s sees %s lead, which was deposed: this is not believed"
              .formatted(sighting.observer(), sighting.primary()));
      return;
    }
    if (!sighting.primary().equals(state.primary())) {
      jury.forget();
      ledger.enter(
          it ->
              it.ledBy(sighting.primary())
                  .saying(
                      "%s leads instead of %s, and Understudy did not do that"
                          .formatted(sighting.primary(), state.primary())));
    }
    var forgotten = state.particulars().forgotten();
    var members = sighting.members().stream().filter(it -> !forgotten.contains(it)).toList();
    ledger.enter(it -> it.consistingOf(members).promising(sighting.durability()));
  }

  /** What speaks against forgetting an instance, as far as that can be told without looking. */
  void checkForget(InstanceAddress instance) {
    var state = ledger.state();
    if (instance.equals(state.primary())) {
      throw Notebook.refusal(
          "%s leads %s: forget the cluster, or switch over first"
              .formatted(instance, state.cluster()));
    }
    if (!Notebook.isKnown(state, instance)) {
      throw Notebook.refusal(
          "%s is no member of cluster '%s'".formatted(instance, state.cluster()));
    }
  }

  /** Forgets an instance from which no other member replicates. */
  void forget(InstanceCommand command) {
    var instance = command.instance();
    var below = below(instance, observe(ledger.state().members()));
    if (!below.isEmpty()) {
      throw Notebook.refusal(
          "%s replicates from %s: move it elsewhere first, or forget it first"
              .formatted(below.getFirst(), instance));
    }
    tellFleet(new Departure(ledger.state().cluster(), instance));
    ledger.enter(
        it ->
            it.consistingOf(it.members().stream().filter(other -> !other.equals(instance)).toList())
                .forgetting(instance)
                .knowing(it.particulars().forgetting(instance))
                .saying("%s has %s forgotten".formatted(command.requestedBy(), instance)));
  }

  /** What speaks against taking an instance in, as far as that can be told without looking. */
  void checkDiscover(InstanceAddress instance) {
    var state = ledger.state();
    if (state.members().contains(instance)) {
      throw Notebook.refusal(
          "%s is a member of cluster '%s' already".formatted(instance, state.cluster()));
    }
    if (state.deposed(instance).isPresent()) {
      throw Notebook.refusal(
          "%s was deposed and is watched already: it is a member again when it replicates"
              .formatted(instance));
    }
  }

  /** Takes in an instance that answers and is linked to a member by replication. */
  void discover(InstanceCommand command) {
    var instance = command.instance();
    var state = ledger.state();
    var snapshot =
        observe(Stream.concat(state.members().stream(), Stream.of(instance)).distinct().toList());
    var objection =
        Decision.record(
            "does %s belong to %s?".formatted(instance, state.cluster()),
            String.class,
            it -> it.isEmpty() ? "yes" : it,
            () -> objection(instance, snapshot));
    if (!objection.isEmpty()) {
      throw Notebook.refusal(objection);
    }
    ledger.enter(
        it -> {
          var members = new ArrayList<>(it.members());
          members.add(instance);
          return it.consistingOf(members.stream().sorted().distinct().toList())
              .knowing(it.particulars().recalling(instance))
              .saying("%s asked for %s".formatted(command.requestedBy(), instance));
        });
  }

  private static String objection(InstanceAddress instance, Snapshot snapshot) {
    Observation observation = snapshot.of(instance).orElseThrow();
    return switch (observation) {
      case Silent silent -> "%s gave no answer: %s".formatted(instance, silent.sentence());
      case Seen seen -> {
        var others =
            snapshot.seen().stream().filter(it -> !it.instance().equals(instance)).toList();
        yield Kinship.objection(seen, others).orElse("");
      }
    };
  }

  private static List<InstanceAddress> below(InstanceAddress instance, Snapshot snapshot) {
    return Decision.record(
            "who replicates from %s?".formatted(instance),
            Below.class,
            it -> it.replicas().isEmpty() ? "nobody" : String.valueOf(it.replicas()),
            () -> new Below(snapshot.replicasOf(instance).stream().map(Seen::instance).toList()))
        .replicas();
  }

  private record Below(List<InstanceAddress> replicas) {}

  private Snapshot observe(List<InstanceAddress> instances) {
    var state = ledger.state();
    return Steps.observe(
        new ObserveRequest(
            state.cluster(), state.primary(), instances, state.policy().observeDeadline()));
  }

  private static void tellFleet(Departure departure) {
    try {
      Workflow.newExternalWorkflowStub(FleetWorkflow.class, WorkflowIds.FLEET).departed(departure);
    } catch (TemporalFailure away) {
      throw Notebook.refusal(
          "the fleet could not be told, so nothing was done: " + Mishap.of(away).sentence());
    }
  }
}

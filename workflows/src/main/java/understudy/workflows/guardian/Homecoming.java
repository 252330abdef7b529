package understudy.workflows.guardian;

import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.SortedSet;
import java.util.TreeSet;
import understudy.topology.Applier;
import understudy.topology.InstanceAddress;
import understudy.topology.Receiver;
import understudy.topology.Seen;
import understudy.workflows.decision.Decision;
import understudy.workflows.steps.FenceReport.Fence;
import understudy.workflows.steps.FenceRequest;
import understudy.workflows.steps.Mandate;
import understudy.workflows.steps.ObserveRequest;
import understudy.workflows.steps.Steps;

/** Receives deposed primaries that come back: closes them, and says what must be decided. */
final class Homecoming {
  private static final int TRIES = 20;
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Ledger ledger;
  private final SortedSet<InstanceAddress> closing = new TreeSet<>();

  /** Whether a former primary has become a healthy replica. */
  private enum Health {
    HEALTHY,
    NOT_YET
  }

  Homecoming(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Closes a former primary unless it is closed already; returns when that is settled. */
  void receive(ReturnedPrimary returned) {
    var instance = returned.instance();
    var former = ledger.state().deposed(instance);
    if (former.isEmpty()) {
      ledger.say(
          "%s looks like a former primary, but was not deposed by Understudy: it is left alone"
              .formatted(instance));
      return;
    }
    if (closing.add(instance)) {
      var fence = returned.writability().isClosed() ? Fence.CLOSED : close(former.get());
      closing.remove(instance);
      if (ledger.state().deposed(instance).isPresent()) {
        ledger.enter(it -> it.noting(noted(former.get(), returned, fence, it.primary())));
      }
    }
  }

  private static Deposed noted(
      Deposed former, ReturnedPrimary returned, Fence fence, InstanceAddress primary) {
    return switch (fence) {
      case CLOSED ->
          new Deposed(
              former.instance(),
              former.by(),
              former.at(),
              Deposed.State.FENCED,
              Conclusions.decision(returned, primary));
      case UNREACHABLE ->
          new Deposed(
              former.instance(),
              former.by(),
              former.at(),
              Deposed.State.AWAY,
              "%s was seen and could not be closed to writes: keep clients away from it"
                  .formatted(former.instance()));
    };
  }

  private Fence close(Deposed former) {
    for (var attempt = 0; attempt < TRIES; attempt++) {
      var state = ledger.state();
      if (state.deposed(former.instance()).isEmpty()) {
        return Fence.CLOSED;
      }
      var mandate = new Mandate(state.cluster(), former.by(), state.generation());
      if (tryToClose(mandate, former.instance()) == Fence.CLOSED) {
        return Fence.CLOSED;
      }
      Workflow.sleep(PAUSE);
    }
    return Fence.UNREACHABLE;
  }

  private Fence tryToClose(Mandate mandate, InstanceAddress instance) {
    var deadline = ledger.state().policy().observeDeadline();
    try {
      return Steps.fence(new FenceRequest(mandate, instance, deadline)).get().fence();
    } catch (ActivityFailure failure) {
      return Fence.UNREACHABLE;
    }
  }

  /** Forgets those former primaries that have become healthy replicas; looks for itself. */
  void welcome(Sighting sighting) {
    var away = sighting.returned().stream().map(ReturnedPrimary::instance).toList();
    var candidates =
        ledger.state().deposed().stream()
            .map(Deposed::instance)
            .filter(it -> sighting.members().contains(it) && !away.contains(it))
            .toList();
    if (candidates.isEmpty()) {
      return;
    }
    var state = ledger.state();
    var snapshot =
        Steps.observe(
            new ObserveRequest(
                state.cluster(), state.primary(), candidates, state.policy().observeDeadline()));
    for (var candidate : candidates) {
      var health =
          Decision.record(
              "is %s a healthy replica again?".formatted(candidate),
              Health.class,
              it -> it == Health.HEALTHY ? "yes" : "not yet",
              () -> snapshot.seen(candidate).map(Homecoming::health).orElse(Health.NOT_YET));
      if (health == Health.HEALTHY) {
        ledger.enter(
            it ->
                it.forgetting(candidate)
                    .saying("%s is a healthy replica again".formatted(candidate)));
      }
    }
  }

  private static Health health(Seen seen) {
    var replicates =
        !seen.channels().isEmpty()
            && seen.channels().stream()
                .allMatch(
                    channel ->
                        channel.receiver().state() == Receiver.State.RUNNING
                            && channel.applier().state() == Applier.State.RUNNING);
    return replicates && !seen.isWritable() ? Health.HEALTHY : Health.NOT_YET;
  }
}

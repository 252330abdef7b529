package understudy.workflows.operation;

import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.List;
import understudy.topology.InstanceAddress;
import understudy.topology.Snapshot;
import understudy.workflows.WorkflowIds;
import understudy.workflows.guardian.ClusterPolicy;
import understudy.workflows.guardian.GuardianWorkflow;
import understudy.workflows.steps.Mandate;
import understudy.workflows.steps.Mishap;
import understudy.workflows.steps.ObserveRequest;
import understudy.workflows.steps.Steps;
import understudy.workflows.steps.SweepRequest;

/** Where an operation acts: on whose behalf, on which instances, by which policy. */
record Scene(Mandate mandate, List<InstanceAddress> members, ClusterPolicy policy) {
  Scene {
    members = List.copyOf(members);
  }

  /** Reads the given instances now; {@code primary} is who leads as far as is known. */
  Snapshot observe(InstanceAddress primary, List<InstanceAddress> instances) {
    return Steps.observe(
        new ObserveRequest(mandate.cluster(), primary, instances, policy.observeDeadline()));
  }

  /**
   * Reads all members now, when detectors have waited for the primary long enough already: it gets
   * a third of the time, so that nobody waits longer than needed for what most likely never comes.
   */
  Snapshot confirm(InstanceAddress lost) {
    var deadline = policy.observeDeadline();
    return Steps.observe(
        new ObserveRequest(mandate.cluster(), lost, members, deadline, deadline.dividedBy(3)));
  }

  /** Tells the guardian who leads, before the operation ends. */
  void opened(InstanceAddress primary) {
    Workflow.newExternalWorkflowStub(
            GuardianWorkflow.class, WorkflowIds.guardian(mandate.cluster()))
        .opened(primary);
  }

  /**
   * Ends every session that this operation left behind.
   *
   * @return why that did not succeed; mostly empty
   */
  List<String> sweep() {
    try {
      Steps.sweep(new SweepRequest(mandate, members)).get();
      return List.of();
    } catch (TemporalFailure failure) {
      return List.of("sessions of this operation may be left: " + Mishap.of(failure).sentence());
    }
  }

  /** The engine's time, the same in every replay. */
  static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }

  /** All of the given instances that are not among the others. */
  static List<InstanceAddress> without(
      List<InstanceAddress> instances, List<InstanceAddress> others) {
    return instances.stream().filter(instance -> !others.contains(instance)).toList();
  }
}

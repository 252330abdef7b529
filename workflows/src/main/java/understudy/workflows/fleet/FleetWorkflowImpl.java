package understudy.workflows.fleet;

import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.common.SearchAttributes;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;
import understudy.workflows.Renewal;
import understudy.workflows.WorkflowIds;
import understudy.workflows.guardian.GuardianState;
import understudy.workflows.guardian.GuardianWorkflow;
import understudy.workflows.operation.OperationAttributes;
import understudy.workflows.steps.InspectRequest;
import understudy.workflows.steps.Inspection;
import understudy.workflows.steps.Mishap;
import understudy.workflows.steps.StepOptions;
import understudy.workflows.steps.Steps;

/** Knows all clusters; takes a new one on as a whole or not at all. */
public final class FleetWorkflowImpl implements FleetWorkflow {
  private FleetState state;
  private final SortedSet<ClusterName> underWay = new TreeSet<>();

  /** Made by the engine, which has the state by then. */
  @WorkflowInit
  public FleetWorkflowImpl(FleetState state) {
    this.state = state;
  }

  @Override
  public void keep(FleetState same) {
    Workflow.await(Renewal::isDue);
    Workflow.continueAsNew(state);
  }

  @Override
  public void mayRegister(Registration registration) {
    if (underWay.contains(registration.name())) {
      throw refusal("cluster '%s' is being registered already".formatted(registration.name()));
    }
    refuseIfTaken(registration.name(), List.of(registration.seed()));
  }

  @Override
  public RegisteredCluster register(Registration registration) {
    underWay.add(registration.name());
    try {
      return switch (inspect(registration)) {
        case Inspection.Fit fit -> takeOn(registration, fit);
        case Inspection.Unfit unfit -> throw refusal(String.join("; ", unfit.reasons()));
      };
    } finally {
      underWay.remove(registration.name());
    }
  }

  @Override
  public void released(Release release) {
    state = state.releasing(release);
  }

  @Override
  public void departed(Departure departure) {
    state = state.departing(departure.cluster(), departure.instance());
  }

  @Override
  public FleetState clusters() {
    return state;
  }

  private static Inspection inspect(Registration registration) {
    try {
      return Steps.inspect(new InspectRequest(registration.name(), registration.seed()));
    } catch (TemporalFailure failure) {
      throw refusal(
          "%s could not be inspected: %s"
              .formatted(registration.seed(), Mishap.of(failure).sentence()));
    }
  }

  private RegisteredCluster takeOn(Registration registration, Inspection.Fit found) {
    // A replica of several sources stays with the cluster that has it already.
    var fit =
        found.without(
            found.shared().stream()
                .filter(
                    it -> state.clusters().stream().anyMatch(other -> other.members().contains(it)))
                .toList());
    // Others may have been registered while this one was being inspected.
    refuseIfTaken(registration.name(), fit.members());
    var cluster =
        new RegisteredCluster(
            registration.name(),
            fit.primary(),
            fit.members(),
            Instant.ofEpochMilli(Workflow.currentTimeMillis()),
            registration.requestedBy());
    state = state.with(cluster);
    try {
      startGuardian(registration, fit);
      return cluster;
    } catch (TemporalFailure failure) {
      state = state.without(cluster.name());
      throw refusal(
          "the guardian of '%s' could not be started: %s"
              .formatted(cluster.name(), Mishap.of(failure).sentence()));
    }
  }

  private void startGuardian(Registration registration, Inspection.Fit fit) {
    var name = registration.name();
    var guardian =
        Workflow.newChildWorkflowStub(
            GuardianWorkflow.class,
            ChildWorkflowOptions.newBuilder()
                .setWorkflowId(WorkflowIds.guardian(name))
                .setWorkflowTaskTimeout(StepOptions.WORKFLOW_TASK)
                .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
                .setTypedSearchAttributes(
                    SearchAttributes.newBuilder()
                        .set(OperationAttributes.CLUSTER, name.value())
                        .build())
                .setStaticSummary("Guards %s".formatted(name))
                .build());
    var guarded =
        GuardianState.fresh(
                name, fit.primary(), fit.members(), fit.durability(), registration.policy())
            .countingFrom(state.counted(name));
    Async.procedure(guardian::guard, guarded);
    Workflow.getWorkflowExecution(guardian).get();
  }

  private void refuseIfTaken(ClusterName name, List<InstanceAddress> members) {
    var reasons = new ArrayList<String>();
    for (var other : state.clusters()) {
      if (other.name().equals(name)) {
        reasons.add("a cluster named '%s' is registered already".formatted(name));
      }
      members.stream()
          .filter(other.members()::contains)
          .forEach(
              member ->
                  reasons.add(
                      "%s belongs to cluster '%s' already".formatted(member, other.name())));
    }
    if (!reasons.isEmpty()) {
      throw refusal(String.join("; ", reasons));
    }
  }

  private static ApplicationFailure refusal(String sentence) {
    return ApplicationFailure.newNonRetryableFailure(sentence, "Registration");
  }
}

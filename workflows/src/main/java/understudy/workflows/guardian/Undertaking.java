package understudy.workflows.guardian;

import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.function.Supplier;
import understudy.topology.ClusterName;
import understudy.workflows.operation.OperationAttributes;
import understudy.workflows.operation.OperationId;
import understudy.workflows.operation.OperationKind;
import understudy.workflows.steps.Mishap;
import understudy.workflows.steps.StepOptions;

/** An operation under way: a child workflow, from its start to its report. */
final class Undertaking<R> {
  private final OperationId id;
  private final Promise<WorkflowExecution> execution;
  private final Promise<R> report;

  /** How it ended. */
  sealed interface End<R> {
    /** With a report of its own. */
    record Reported<R>(R report) implements End<R> {}

    /** Without one: a bug, or somebody ended it from outside. */
    record Broken<R>(String reason) implements End<R> {}
  }

  private Undertaking(OperationId id, Object stub, Supplier<Promise<R>> start) {
    this.id = id;
    report = start.get();
    execution = Workflow.getWorkflowExecution(stub);
  }

  /**
   * Starts it.
   *
   * @param stub the child
   * @param start calls the child's method without waiting for it
   */
  static <R> Undertaking<R> begin(OperationId id, Object stub, Supplier<Promise<R>> start) {
    return new Undertaking<>(id, stub, start);
  }

  /** How a child is started: it outlives its guardian, for it must not be left half-way. */
  static ChildWorkflowOptions options(
      OperationId id, OperationKind kind, ClusterName cluster, String summary) {
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(id.value())
        .setWorkflowTaskTimeout(StepOptions.WORKFLOW_TASK)
        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
        .setTypedSearchAttributes(OperationAttributes.of(cluster, kind))
        .setStaticSummary(summary)
        .build();
  }

  OperationId id() {
    return id;
  }

  /** Waits until it runs; empty when it could not be started. */
  String runId() {
    try {
      return execution.get().getRunId();
    } catch (TemporalFailure failure) {
      return "";
    }
  }

  boolean hasEnded() {
    return report.isCompleted();
  }

  /** Waits for its end. */
  End<R> end() {
    try {
      return new End.Reported<>(report.get());
    } catch (TemporalFailure failure) {
      return new End.Broken<>(Mishap.of(failure).sentence());
    }
  }
}

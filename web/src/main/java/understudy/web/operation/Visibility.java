package understudy.web.operation;

import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import understudy.workflows.operation.OperationId;
import understudy.workflows.operation.OperationKind;

/** The engine's words for lists of workflows. */
final class Visibility {
  private Visibility() {}

  /** The query for the engine; every value in it is of a form that holds no quote. */
  static String query(Operations.Wanted wanted) {
    var clauses = new ArrayList<String>();
    clauses.add(
        wanted
            .kind()
            .map(kind -> "WorkflowType = '%s'".formatted(kind.word()))
            .orElse("WorkflowType IN (%s)".formatted(kinds())));
    wanted.cluster().ifPresent(name -> clauses.add("Cluster = '%s'".formatted(name)));
    wanted
        .progress()
        .ifPresent(progress -> clauses.add("ExecutionStatus = '%s'".formatted(status(progress))));
    return String.join(" AND ", clauses);
  }

  private static String kinds() {
    return Arrays.stream(OperationKind.values())
        .map(kind -> "'" + kind.word() + "'")
        .collect(Collectors.joining(", "));
  }

  private static String status(Progress progress) {
    return switch (progress) {
      case RUNNING -> "Running";
      case COMPLETED -> "Completed";
      case FAILED -> "Failed";
      case CANCELLED -> "Canceled";
      case TERMINATED -> "Terminated";
      case TIMED_OUT -> "TimedOut";
    };
  }

  static Progress progress(WorkflowExecutionStatus status) {
    return switch (status) {
      case WORKFLOW_EXECUTION_STATUS_COMPLETED -> Progress.COMPLETED;
      case WORKFLOW_EXECUTION_STATUS_FAILED -> Progress.FAILED;
      case WORKFLOW_EXECUTION_STATUS_CANCELED -> Progress.CANCELLED;
      case WORKFLOW_EXECUTION_STATUS_TERMINATED -> Progress.TERMINATED;
      case WORKFLOW_EXECUTION_STATUS_TIMED_OUT -> Progress.TIMED_OUT;
      default -> Progress.RUNNING;
    };
  }

  /**
   * A workflow of another name than ours, started by somebody else in our namespace, is none of our
   * operations.
   */
  static Optional<OperationId> id(WorkflowExecutionInfo info) {
    try {
      return Optional.of(new OperationId(info.getExecution().getWorkflowId()));
    } catch (IllegalArgumentException stranger) {
      return Optional.empty();
    }
  }
}

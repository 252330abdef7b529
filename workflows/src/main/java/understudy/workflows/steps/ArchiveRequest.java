package understudy.workflows.steps;

import understudy.workflows.operation.OperationId;

/** Keep a closed operation: its report and full history. */
public record ArchiveRequest(OperationId operation, String runId) {}

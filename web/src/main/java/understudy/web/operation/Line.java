package understudy.web.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import understudy.workflows.operation.OperationId;

/**
 * One operation in a list.
 *
 * @param outcome the name of its report; empty while it runs
 * @param sentence how it ended; empty while it runs
 * @param took nothing while it runs
 */
public record Line(
    OperationId id,
    Progress progress,
    String outcome,
    String sentence,
    Instant startedAt,
    Optional<Duration> took) {}

package understudy.workflows.steps;

import java.time.Instant;
import java.util.List;
import understudy.topology.gtid.GtidSet;

/**
 * A new primary is open.
 *
 * @param writableAt when it began to take writes
 * @param position what it had executed at that moment
 */
public record PromoteReport(
    Instant writableAt,
    GtidSet position,
    String sentence,
    List<Phase> phases,
    List<String> statements)
    implements StepReport {}

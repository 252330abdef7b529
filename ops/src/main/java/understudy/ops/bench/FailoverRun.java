package understudy.ops.bench;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * One failover, from a client's view.
 *
 * @param writeMs from the fault to the first write that another server took
 * @param healedMs from the fault until every survivor replicated from it
 * @param acknowledged rows that clients were told are safe, before and after
 * @param lost those of them that the new primary does not have
 * @param twoWritable samples in which two servers took writes
 * @param samples all samples
 */
@JsonNaming(SnakeCaseStrategy.class)
public record FailoverRun(
    String lostPrimary,
    String promoted,
    double writeMs,
    double healedMs,
    long acknowledged,
    long lost,
    int twoWritable,
    int samples) {}

package understudy.ops.bench;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * One switchover, from a client's view.
 *
 * @param gapMs the longest time between two acknowledged rows of clients that follow the writable
 *     server
 * @param commandMs from asking to the end of the operation
 * @param healedMs from asking until all others replicated from the successor
 */
@JsonNaming(SnakeCaseStrategy.class)
public record SwitchoverRun(
    String old,
    String successor,
    double gapMs,
    double commandMs,
    double healedMs,
    long acknowledged,
    long lost,
    int twoWritable,
    int samples) {}

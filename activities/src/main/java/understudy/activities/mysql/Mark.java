package understudy.activities.mysql;

import java.util.Optional;
import java.util.regex.Pattern;
import understudy.workflows.steps.Mandate;

/**
 * On whose behalf a session acts, as it carries it in its user variable {@code @understudy}, where
 * other sessions can read it.
 *
 * @param scheduledAt of the attempt, in milliseconds since 1970
 */
record Mark(String operation, long generation, String step, int attempt, long scheduledAt) {
  private static final Pattern FORM =
      Pattern.compile("([^/]+/[^/]+/[0-9]+)/([0-9]{1,18})/([a-z-]+)/([0-9]{1,9})/([0-9]{1,18})");

  static Mark of(Mandate mandate, String step, Attempt attempt) {
    return new Mark(
        mandate.operation().value(),
        mandate.generation(),
        step,
        attempt.number(),
        attempt.scheduledAt().toEpochMilli());
  }

  /** Reads a session's variable; empty when it is no mark of ours. */
  static Optional<Mark> parse(String text) {
    var match = FORM.matcher(text);
    return match.matches()
        ? Optional.of(
            new Mark(
                match.group(1),
                Long.parseLong(match.group(2)),
                match.group(3),
                Integer.parseInt(match.group(4)),
                Long.parseLong(match.group(5))))
        : Optional.empty();
  }

  /** Whether another session that is still at work was left behind by something before this. */
  boolean outranks(Mark other) {
    if (other.generation != generation) {
      return other.generation < generation;
    }
    return other.operation.equals(operation)
        && other.step.equals(step)
        && (other.scheduledAt < scheduledAt
            || (other.scheduledAt == scheduledAt && other.attempt < attempt));
  }

  @Override
  public String toString() {
    return "%s/%d/%s/%d/%d".formatted(operation, generation, step, attempt, scheduledAt);
  }
}

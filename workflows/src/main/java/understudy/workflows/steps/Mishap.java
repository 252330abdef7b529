package understudy.workflows.steps;

import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.failure.TimeoutFailure;

/** A step or an operation that failed for good, as one sentence and its kind. */
public record Mishap(Kind kind, String sentence) {
  /** What a workflow makes of it. */
  public enum Kind {
    /** What the step relied on does not hold. */
    PRECONDITION,
    /** The server that the step was about is gone. */
    INSTANCE_LOST,
    /** It was told to stop. */
    CANCELLED,
    /** Nobody knows how far it came. */
    TIMED_OUT,
    /** All attempts are used up. */
    OTHER
  }

  /** What lies at the bottom of a failure. */
  public static Mishap of(TemporalFailure failure) {
    Throwable cause = failure;
    while (cause.getCause() instanceof TemporalFailure deeper) {
      cause = deeper;
    }
    return switch (cause) {
      case ApplicationFailure application ->
          new Mishap(kind(application), application.getOriginalMessage());
      case CanceledFailure _ -> new Mishap(Kind.CANCELLED, "it was told to stop");
      case TimeoutFailure timeout ->
          new Mishap(
              Kind.TIMED_OUT, "it did not end in time (%s)".formatted(timeout.getTimeoutType()));
      default -> new Mishap(Kind.OTHER, cause.toString());
    };
  }

  private static Kind kind(ApplicationFailure failure) {
    if (failure.getType().equals(Failures.PRECONDITION.type())) {
      return Kind.PRECONDITION;
    }
    return failure.getType().equals(Failures.INSTANCE_LOST.type())
        ? Kind.INSTANCE_LOST
        : Kind.OTHER;
  }
}

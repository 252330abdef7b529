package understudy.workflows.steps;

import io.temporal.failure.ApplicationFailure;

/**
 * The types of failure that cross from a step to its workflow; each is known by its name in every
 * history.
 */
public enum Failures {
  /** What the step relied on does not hold: observe and plan again. */
  PRECONDITION("Precondition"),
  /** The server that the step was about is gone. */
  INSTANCE_LOST("InstanceLost"),
  /** Passing trouble: the same again may succeed. */
  TRANSIENT("Transient"),
  /** A hook said no. */
  HOOK("Hook");

  private final String type;

  Failures(String type) {
    this.type = type;
  }

  /** The name in the history. */
  public String type() {
    return type;
  }

  /** A failure that is worth the same attempt again. */
  public ApplicationFailure retryable(String sentence) {
    return ApplicationFailure.newFailure(sentence, type);
  }

  /** A failure after which the workflow must look again before it acts. */
  public ApplicationFailure lasting(String sentence) {
    return ApplicationFailure.newNonRetryableFailure(sentence, type);
  }
}

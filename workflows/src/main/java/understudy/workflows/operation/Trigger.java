package understudy.workflows.operation;

import java.time.Instant;
import java.util.List;

/** Who wanted an operation. */
public sealed interface Trigger {
  /** A quorum of detectors; {@code firstSign} is when the first of them noticed something. */
  record Votes(List<String> observers, Instant firstSign, String diagnosis) implements Trigger {
    public Votes {
      observers = List.copyOf(observers);
    }
  }

  /** A person. */
  record Operator(String name, String reason) implements Trigger {}
}

package understudy.workflows.steps;

import java.time.Duration;
import java.util.List;

/**
 * Something of the user's to run at a point of an operation.
 *
 * @param name unique in its cluster
 * @param events when it runs
 * @param need whether the operation depends on it
 * @param limit for one attempt
 * @param attempts how often it is tried
 */
public record Hook(
    String name, List<HookEvent> events, Need need, Call call, Duration limit, int attempts) {
  public Hook {
    events = List.copyOf(events);
    if (attempts < 1 || limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException(
          "hook '%s' needs at least one attempt and a time limit".formatted(name));
    }
  }

  /** What becomes of the operation when a hook fails. */
  public enum Need {
    /** It cannot go on, or cannot be called a success. */
    REQUIRED,
    /** It goes on; the failure is on record. */
    OPTIONAL
  }

  /** What is run. */
  public sealed interface Call {}

  /** A process: an argument vector, never a shell's line. */
  public record Program(List<String> arguments) implements Call {
    public Program {
      arguments = List.copyOf(arguments);
      if (arguments.isEmpty()) {
        throw new IllegalArgumentException("a process needs at least its program");
      }
    }
  }

  /** An HTTP POST of the event as JSON. */
  public record Http(String url) implements Call {}
}

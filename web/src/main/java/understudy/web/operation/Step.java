package understudy.web.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import understudy.workflows.steps.Phase;

/**
 * One step of an operation, as its history tells it.
 *
 * @param key unique in its story and the same whenever the story is read again
 * @param name what the engine calls it: the activity's type, the decision's name
 * @param sentence what it did, or is about to do
 * @param took until it ended, or until the story was read
 * @param attempts begun so far, the first included
 * @param trouble why the latest attempt failed, where one did
 */
public record Step(
    String key,
    Nature nature,
    String name,
    String sentence,
    State state,
    Instant startedAt,
    Duration took,
    int attempts,
    Optional<Trouble> trouble,
    Optional<JsonNode> input,
    Optional<JsonNode> output,
    List<Phase> phases,
    List<String> statements) {

  public Step {
    phases = List.copyOf(phases);
    statements = List.copyOf(statements);
    took = took.isNegative() ? Duration.ZERO : took;
  }

  /** What kind of thing a step is. */
  public enum Nature {
    /** It changes the world: a regular activity. */
    ACT,
    /** It reads the world: a local activity. */
    LOOK,
    /** It decides, and what it decided was recorded. */
    DECISION,
    /** A message that came in or went out. */
    MESSAGE,
    /** A pause on purpose. */
    WAIT,
    /** The operation's own code could not go on. */
    STUMBLE
  }

  /** How far a step is. */
  public enum State {
    /** Waiting for a worker. */
    SCHEDULED,
    RUNNING,
    /** An attempt failed and the next one is due. */
    RETRYING,
    DONE,
    FAILED,
    CANCELLED;

    /** Whether it may still change. */
    public boolean isOpen() {
      return switch (this) {
        case SCHEDULED, RUNNING, RETRYING -> true;
        case DONE, FAILED, CANCELLED -> false;
      };
    }
  }

  /** Why an attempt failed. */
  public record Trouble(String type, String message) {}
}

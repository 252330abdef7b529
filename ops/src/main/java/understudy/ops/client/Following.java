package understudy.ops.client;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import understudy.ops.host.Progress;
import understudy.ops.host.Refused;

/** Follows an operation until it ends, and tells each step as it ends. */
public final class Following {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Api api;
  private final Progress progress;

  public Following(Api api, Progress progress) {
    this.api = api;
    this.progress = progress;
  }

  /**
   * Returns the story of the operation once it has ended.
   *
   * @param operation its id, as {@code failover/shop/3}
   * @throws Refused when it has not ended within the limit; it goes on all the same
   */
  public JsonNode untilEnd(String operation, Duration limit) {
    Set<String> told = new HashSet<>();
    var end = System.nanoTime() + limit.toNanos();
    while (true) {
      var story = read(operation);
      if (story.isPresent()) {
        tell(story.get(), told);
        if (!story.get().path("progress").asString("").equals("RUNNING")) {
          return story.get();
        }
      }
      if (System.nanoTime() > end) {
        throw new Refused(
            "%s still runs after %d s: follow it with 'understudy operation show %s'"
                .formatted(operation, limit.toSeconds(), operation));
      }
      rest();
    }
  }

  /** Nothing while Understudy or the engine do not answer: the operation goes on all the same. */
  private Optional<JsonNode> read(String operation) {
    try {
      return Optional.of(api.get("/operations/" + operation));
    } catch (Refused away) {
      return Optional.empty();
    }
  }

  private void tell(JsonNode story, Set<String> told) {
    for (var step : story.path("steps")) {
      var done = step.path("state").asString("").equals("DONE");
      if (done && told.add(step.path("key").asString(""))) {
        progress.say(
            "%s: %s".formatted(step.path("name").asString(""), step.path("sentence").asString("")));
      }
    }
  }

  private static void rest() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new Refused("interrupted while following an operation", stop);
    }
  }
}

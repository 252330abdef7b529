package understudy.topology;

import java.time.Instant;
import java.util.List;

/**
 * What an instance that is silent now had said of itself before.
 *
 * @param at when it last answered
 * @param sources whom it replicated from then
 */
public record Remembered(Instant at, ServerUuid uuid, List<InstanceAddress> sources) {
  public Remembered {
    sources = List.copyOf(sources);
  }

  /** What is worth remembering of an answer. */
  public static Remembered of(Seen seen) {
    return new Remembered(
        seen.at(),
        seen.identity().uuid(),
        seen.channels().stream().map(Channel::source).distinct().toList());
  }
}

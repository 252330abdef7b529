package understudy.web.operation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import understudy.workflows.operation.OperationId;

/** Lets all open pages share one look at the engine, so that their number costs it nothing. */
final class Glance {
  private static final Duration STORY = Duration.ofMillis(200);
  private static final Duration LIST = Duration.ofSeconds(1);
  private static final int MOST = 200;

  private final Operations operations;
  private final Clock clock;
  private final Map<OperationId, Kept<Optional<Story>>> stories = new ConcurrentHashMap<>();
  private final Map<Operations.Wanted, Kept<List<Line>>> lists = new ConcurrentHashMap<>();

  Glance(Operations operations, Clock clock) {
    this.operations = operations;
    this.clock = clock;
  }

  List<Line> list(Operations.Wanted wanted) {
    return fresh(lists, wanted, kept -> LIST, operations::list);
  }

  /** A closed story does not change any more. */
  Optional<Story> story(OperationId id) {
    return fresh(
        stories,
        id,
        kept ->
            kept.filter(story -> story.progress() != Progress.RUNNING)
                .map(closed -> Duration.ofMinutes(10))
                .orElse(STORY),
        operations::story);
  }

  private <K, V> V fresh(
      Map<K, Kept<V>> all, K key, Function<V, Duration> keep, Function<K, V> look) {
    if (all.size() > MOST) {
      all.clear();
    }
    var now = clock.instant();
    return all.compute(
            key,
            (asked, kept) -> {
              if (kept != null && now.isBefore(kept.until())) {
                return kept;
              }
              var seen = look.apply(key);
              return new Kept<>(seen, now.plus(keep.apply(seen)));
            })
        .value();
  }

  private record Kept<V>(V value, Instant until) {}
}

package understudy.workflows.determinism;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Does all that workflow code must not do, so that the rule can be shown to bite. */
final class Careless {
  static @Nullable String last;

  private Careless() {}

  static Instant clock() {
    return Instant.now();
  }

  static long chance() {
    return new Random().nextLong();
  }

  static String name() {
    return UUID.randomUUID().toString();
  }

  static Map<String, String> disorder(List<String> words) {
    var all = new HashMap<String, String>(Map.of("one", "1"));
    all.putAll(words.stream().collect(Collectors.toMap(it -> it, it -> it)));
    return all;
  }

  static Thread thread() {
    return Thread.currentThread();
  }
}

package understudy.ops.server;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values of the settings, read strictly: what makes no sense is refused with its key. */
final class Value {
  private Value() {}

  /** One of a closed set. */
  static <E extends Enum<E>> E choice(String key, Class<E> all, String text) {
    var word = text.strip().replace('-', '_').toUpperCase(Locale.ROOT);
    return Stream.of(all.getEnumConstants())
        .filter(it -> it.name().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s: '%s' is none of %s".formatted(key, text, words(all))));
  }

  private static <E extends Enum<E>> String words(Class<E> all) {
    return Stream.of(all.getEnumConstants())
        .map(it -> it.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  /** Refuses a value that is missing. */
  static void required(String key, @Nullable Object value) {
    if (value == null || value.toString().isBlank()) {
      throw new IllegalArgumentException("%s is missing".formatted(key));
    }
  }

  /** Reads, and names the key in front of whatever is wrong. */
  static void check(String key, Runnable reading) {
    try {
      reading.run();
    } catch (IllegalArgumentException senseless) {
      var why = String.valueOf(senseless.getMessage());
      throw why.startsWith("understudy.")
          ? senseless
          : new IllegalArgumentException("%s: %s".formatted(key, why), senseless);
    }
  }
}

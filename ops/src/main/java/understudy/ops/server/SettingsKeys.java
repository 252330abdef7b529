package understudy.ops.server;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/** All keys that mean something. */
final class SettingsKeys {
  private static final String OURS = "understudy";

  /** What Spring Boot understands besides; what is below them is its own business. */
  private static final Set<String> OTHERS =
      Set.of("server", "spring", "logging", "management", "debug", "trace");

  private static final List<String> ALL = all();

  private SettingsKeys() {}

  /** Why a key means nothing, in one clause; empty when it means something. */
  static Optional<String> unknown(ConfigurationPropertyName key) {
    var first = key.getElement(0, Form.UNIFORM);
    if (OTHERS.contains(first)) {
      return Optional.empty();
    }
    return first.equals(OURS) ? below(Settings.class, key, 1) : Optional.of(strange(key, 1));
  }

  private static Optional<String> below(Type type, ConfigurationPropertyName key, int depth) {
    if (depth >= key.getNumberOfElements() || isMap(type)) {
      return Optional.empty();
    }
    if (type instanceof ParameterizedType list && key.isNumericIndex(depth)) {
      return below(list.getActualTypeArguments()[0], key, depth + 1);
    }
    return component(type, key.getElement(depth, Form.UNIFORM))
        .map(found -> below(found.getGenericType(), key, depth + 1))
        .orElseGet(() -> Optional.of(strange(key, depth + 1)));
  }

  private static boolean isMap(Type type) {
    return type instanceof ParameterizedType some && some.getRawType() == Map.class;
  }

  private static Optional<RecordComponent> component(Type type, String uniform) {
    return components(type)
        .filter(it -> it.getName().toLowerCase(Locale.ROOT).equals(uniform))
        .findFirst();
  }

  private static Stream<RecordComponent> components(Type type) {
    return type instanceof Class<?> one && one.isRecord()
        ? Stream.of(one.getRecordComponents())
        : Stream.empty();
  }

  private static String strange(ConfigurationPropertyName key, int depth) {
    var written = key.chop(depth).toString();
    var nearest =
        ALL.stream()
            .min(Comparator.comparingInt(known -> Likeness.distance(plain(written), known)));
    return "'%s' is no setting: did you mean '%s'?".formatted(written, nearest.orElse(OURS));
  }

  private static String plain(String written) {
    return written.replaceAll("\\[[0-9]+]", "");
  }

  private static List<String> all() {
    var keys = new ArrayList<>(OTHERS.stream().sorted().toList());
    keys.add(OURS);
    collect(Settings.class, OURS, keys);
    return List.copyOf(keys);
  }

  private static void collect(Type type, String prefix, List<String> keys) {
    if (type instanceof ParameterizedType some && !isMap(type)) {
      collect(some.getActualTypeArguments()[0], prefix, keys);
    }
    components(type)
        .forEach(
            it -> {
              var key = prefix + "." + dashed(it.getName());
              keys.add(key);
              collect(it.getGenericType(), key, keys);
            });
  }

  private static String dashed(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}

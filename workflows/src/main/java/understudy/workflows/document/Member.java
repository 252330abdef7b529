package understudy.workflows.document;

import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * One member of an object.
 *
 * @param <T> what the object describes
 * @param <F> what the member says of it
 * @param of finds it in what the object describes
 * @param otherwise what is meant where it is left out; nothing if it must not be
 * @param leftOut the same in words
 * @param about what it says, in a clause
 */
record Member<T, F>(
    String name,
    Kind<F> kind,
    Function<T, F> of,
    Optional<Function<Known, F>> otherwise,
    String leftOut,
    String about) {
  /** It must be there. */
  static <T, F> Member<T, F> required(String name, Kind<F> kind, Function<T, F> of, String about) {
    return new Member<>(name, kind, of, Optional.empty(), "", about);
  }

  /** Left out it means that nobody knows, or that there is none. */
  static <T, F> Member<T, Optional<F>> optional(
      String name, Kind<F> kind, Function<T, Optional<F>> of, String about) {
    return new Member<>(name, kind.optional(), of, Optional.of(any -> Optional.empty()), "", about);
  }

  /** Left out it means that nobody knows, for which there is a value too. */
  static <T, F> Member<T, F> orUnknown(
      String name, Kind<F> kind, Function<T, F> of, F unknown, String about) {
    return or(name, kind.except(unknown), of, any -> unknown, "", about);
  }

  /** Left out it means this, in words: {@code leftOut}. */
  static <T, F> Member<T, F> or(
      String name,
      Kind<F> kind,
      Function<T, F> of,
      Function<Known, F> otherwise,
      String leftOut,
      String about) {
    return new Member<>(name, kind, of, Optional.of(otherwise), leftOut, about);
  }

  /** Left out it always means the same. */
  static <T, F> Member<T, F> or(
      String name, Kind<F> kind, Function<T, F> of, F otherwise, String about) {
    var text = kind.write().apply(otherwise);
    var words = text.isString() ? text.asString() : text.toString();
    return or(name, kind, of, any -> otherwise, words, about);
  }

  /** Reads it from its object. */
  F read(Place object) {
    return object
        .member(name)
        .map(kind.read())
        .orElseGet(
            () ->
                otherwise
                    .orElseThrow(() -> object.refused("'%s' is missing: %s".formatted(name, about)))
                    .apply(object.known()));
  }

  JsonNode write(T value) {
    return kind.write().apply(of.apply(value));
  }
}

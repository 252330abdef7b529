package understudy.workflows.document;

import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How values of one kind stand in a document.
 *
 * @param words what it is called in the manual
 * @param schema what JSON Schema says of it; objects stand there by their names
 */
record Kind<F>(
    String words,
    ObjectNode schema,
    Function<Place, F> read,
    Function<F, JsonNode> write,
    Forms forms) {
  /** A value that stands as text. */
  static <F> Kind<F> text(
      String words, ObjectNode schema, Function<Place, F> read, Function<F, String> write) {
    return new Kind<>(
        words,
        schema.put("type", "string"),
        read,
        value -> JsonNodeFactory.instance.stringNode(write.apply(value)),
        Forms.none());
  }

  /** The same, but not written when it is the one that says nothing. */
  Kind<F> except(F unknown) {
    return new Kind<>(
        words,
        schema,
        read,
        value ->
            value.equals(unknown) ? JsonNodeFactory.instance.missingNode() : write.apply(value),
        forms);
  }

  /** A value that may be left out. */
  Kind<Optional<F>> optional() {
    return new Kind<>(
        words,
        schema,
        place -> Optional.of(read.apply(place)),
        value -> value.map(write).orElseGet(JsonNodeFactory.instance::missingNode),
        forms);
  }
}

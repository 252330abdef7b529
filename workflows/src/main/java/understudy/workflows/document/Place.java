package understudy.workflows.document;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A value in a document, with where it stands.
 *
 * @param pointer the way to it from the top, as a JSON pointer
 */
record Place(JsonNode node, String pointer, Known known) {
  /** The same value, with more known. */
  Place in(Known known) {
    return new Place(node, pointer, known);
  }

  /** The member of that name, if it was not left out. */
  Optional<Place> member(String name) {
    return Optional.ofNullable(node.get(name))
        .map(
            value ->
                new Place(
                    value, pointer + "/" + name.replace("~", "~0").replace("/", "~1"), known));
  }

  Place item(int index) {
    return new Place(node.get(index), pointer + "/" + index, known);
  }

  /** The text that stands here. */
  String text() {
    if (!node.isString()) {
      throw expected("a text");
    }
    return node.asString();
  }

  /** The text that stands here, read by somebody who throws one sentence if that cannot be. */
  <T> T text(Function<String, T> read) {
    var text = text();
    try {
      return read.apply(text);
    } catch (IllegalArgumentException unreadable) {
      throw refused(String.valueOf(unreadable.getMessage()));
    }
  }

  void requireObject() {
    if (!node.isObject()) {
      throw expected("an object");
    }
  }

  void requireArray() {
    if (!node.isArray()) {
      throw expected("a list");
    }
  }

  DocumentRefused expected(String what) {
    return refused("%s is expected here, not %s".formatted(what, found()));
  }

  DocumentRefused refused(String sentence) {
    return DocumentRefused.at(pointer, sentence);
  }

  /** There is no such name here; says which one may have been meant. */
  DocumentRefused unknown(String what, String name, List<String> known) {
    return refused(
        "there is no %s %s here, %s"
            .formatted(
                what,
                Known.quoted(name),
                Nearest.of(name, known)
                    .map("did you mean '%s'?"::formatted)
                    .orElseGet(() -> "only " + String.join(", ", known))));
  }

  private String found() {
    return switch (node.getNodeType()) {
      case STRING -> "the text " + Known.quoted(node.asString());
      case NUMBER -> "the number " + Known.quoted(node.asString());
      case BOOLEAN -> node.asString();
      case ARRAY -> "a list";
      case OBJECT -> "an object";
      case NULL -> "null (what is not known is left out)";
      case BINARY, MISSING, POJO -> "something else";
    };
  }
}

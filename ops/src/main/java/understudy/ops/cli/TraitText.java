package understudy.ops.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What is said of instances, as text for a terminal. */
final class TraitText {
  private TraitText() {}

  /** One line for each tag, with who set it. */
  static String tags(JsonNode instances) {
    var text = new StringBuilder();
    for (var entry : instances.properties()) {
      for (var tag : entry.getValue().path("tags")) {
        text.append(
            "%-22s %s (%s)%n".formatted(entry.getKey(), name(tag), word(tag.path("origin"))));
      }
    }
    return text.isEmpty() ? "no instance is tagged" : text.toString();
  }

  /** All that is said of one instance, in one pair of brackets; nothing when nothing is. */
  static String of(JsonNode traits) {
    var words = new ArrayList<String>();
    for (var trait : traits.path("said")) {
      if (isInForce(trait, traits.path("said"))) {
        words.add(
            "%s %s"
                .formatted(
                    word(trait.path("attribute")).replace('_', ' '),
                    trait.path("value").asString("")));
      }
    }
    for (var tag : traits.path("tags")) {
      words.add("#" + name(tag));
    }
    return words.isEmpty() ? "" : " [%s]".formatted(String.join(", ", words));
  }

  /** The first that is said of an attribute is the one that counts most; until it expires. */
  private static boolean isInForce(JsonNode trait, JsonNode said) {
    if (isOver(trait.path("until").asString(""))) {
      return false;
    }
    for (var other : said) {
      if (other.path("attribute").equals(trait.path("attribute"))
          && !isOver(other.path("until").asString(""))) {
        return other.equals(trait);
      }
    }
    return false;
  }

  private static boolean isOver(String until) {
    return !until.isEmpty() && Instant.parse(until).isBefore(Instant.now());
  }

  /** The members that are forgotten, in one line; nothing when there are none. */
  static String forgotten(JsonNode particulars) {
    var names = new ArrayList<String>();
    particulars.path("forgotten").forEach(it -> names.add(it.asString("")));
    return names.isEmpty() ? "" : "forgotten  " + String.join(", ", List.copyOf(names));
  }

  private static String name(JsonNode tag) {
    var value = tag.path("value").asString("");
    return tag.path("name").asString("") + (value.isEmpty() ? "" : "=" + value);
  }

  private static String word(JsonNode constant) {
    return constant.asString("").toLowerCase(Locale.ROOT);
  }
}

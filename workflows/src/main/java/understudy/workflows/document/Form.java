package understudy.workflows.document;

import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A kind of object, described once: it reads and writes such objects, and says what JSON Schema and
 * the manual say of them.
 *
 * @param <T> what such an object describes
 * @param name what the manual and the schema call it
 * @param about what it is, in a sentence
 */
record Form<T>(String name, String about, List<Member<T, ?>> members, Function<Place, T> make) {
  Form {
    members = List.copyOf(members);
  }

  List<String> names() {
    return members.stream().map(Member::name).toList();
  }

  /** Reads one; a name that is not known is refused, for it may be one that was misspelt. */
  T read(Place place) {
    place.requireObject();
    for (var name : place.node().propertyNames()) {
      if (!names().contains(name)) {
        throw place.unknown("member", name, names());
      }
    }
    return make.apply(place);
  }

  /** Writes one, without what is empty and would mean the same if it were left out. */
  ObjectNode write(T value) {
    var object = JsonNodeFactory.instance.objectNode();
    for (var member : members) {
      var node = member.write(value);
      if (member.otherwise().isEmpty() || !isEmpty(node)) {
        object.set(member.name(), node);
      }
    }
    return object;
  }

  private static boolean isEmpty(JsonNode node) {
    return node.isMissingNode()
        || (node.isContainer() && node.isEmpty())
        || (node.isString() && node.asString().isEmpty());
  }

  /** As a value of a member. */
  Kind<T> kind() {
    return new Kind<>(name, reference(), this::read, this::write, Forms.of(this));
  }

  ObjectNode reference() {
    return JsonNodeFactory.instance.objectNode().put("$ref", "#/$defs/" + name);
  }

  ObjectNode schema() {
    var schema = JsonNodeFactory.instance.objectNode();
    schema.put("description", about).put("type", "object").put("additionalProperties", false);
    var required = members.stream().filter(member -> member.otherwise().isEmpty()).toList();
    if (!required.isEmpty()) {
      var names = schema.putArray("required");
      required.forEach(member -> names.add(member.name()));
    }
    var properties = schema.putObject("properties");
    members.forEach(member -> properties.set(member.name(), described(member)));
    return schema;
  }

  private static ObjectNode described(Member<?, ?> member) {
    var schema = JsonNodeFactory.instance.objectNode();
    var leftOut = member.leftOut().isEmpty() ? "" : " (left out: %s)".formatted(member.leftOut());
    schema.put("description", member.about() + leftOut);
    schema.setAll(member.kind().schema());
    return schema;
  }
}

package understudy.workflows.document;

import java.util.List;

/** What JSON Schema and the manual say of the snapshot document: from what reads it. */
public final class SnapshotSchema {
  private SnapshotSchema() {}

  /** The schema, as {@code docs/snapshot.schema.json} holds it. */
  public static String text() {
    var schema = Kinds.schema();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", "urn:understudy:snapshot:1");
    schema.put("title", "Understudy snapshot document");
    schema.setAll(SnapshotForm.FORM.schema());
    var definitions = schema.putObject("$defs");
    forms().stream().skip(1).forEach(form -> definitions.set(form.name(), form.schema()));
    return StrictJson.write(schema) + "\n";
  }

  /** One table for each object, as {@code docs/snapshot.md} shows them. */
  static String manual() {
    var text = new StringBuilder();
    for (var form : forms()) {
      text.append("\n### %s\n\n%s\n\n".formatted(form.name(), form.about()));
      text.append("| member | holds | left out | says |\n|---|---|---|---|\n");
      for (var member : form.members()) {
        text.append(
            "| `%s` | %s | %s | %s |\n"
                .formatted(member.name(), member.kind().words(), leftOut(member), member.about()));
      }
    }
    return text.append('\n').toString();
  }

  private static String leftOut(Member<?, ?> member) {
    if (member.otherwise().isEmpty()) {
      return "**never**";
    }
    return member.leftOut().isEmpty() ? "none, or not known" : member.leftOut();
  }

  private static List<Form<?>> forms() {
    return Forms.of(SnapshotForm.FORM).all();
  }
}

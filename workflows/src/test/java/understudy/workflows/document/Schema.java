package understudy.workflows.document;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** The published schema, in the hands of a validator that knows nothing of our reader. */
final class Schema {
  private final com.networknt.schema.Schema schema =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(SnapshotSchema.text());

  /** What the schema finds wrong with a document. */
  List<String> complaints(String document) {
    return schema.validate(document, InputFormat.JSON).stream().map(Object::toString).toList();
  }
}

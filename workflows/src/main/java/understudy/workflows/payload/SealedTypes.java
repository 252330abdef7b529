package understudy.workflows.payload;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * Gives every sealed type of ours its name in JSON, so that the values themselves need no
 * annotation.
 */
final class SealedTypes extends JacksonAnnotationIntrospector {
  private static final JsonTypeInfo.Value NAMED =
      JsonTypeInfo.Value.construct(
          JsonTypeInfo.Id.SIMPLE_NAME, JsonTypeInfo.As.PROPERTY, "is", null, false, true);

  @Override
  public JsonTypeInfo.Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
    return isOurs(annotated.getRawType())
        ? NAMED
        : super.findPolymorphicTypeInfo(config, annotated);
  }

  private static boolean isOurs(Class<?> type) {
    if (!type.getName().startsWith("understudy.")) {
      return false;
    }
    if (type.isSealed()) {
      return true;
    }
    for (var parent : type.getInterfaces()) {
      if (isOurs(parent)) {
        return true;
      }
    }
    return false;
  }
}

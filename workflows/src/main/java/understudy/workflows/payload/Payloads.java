package understudy.workflows.payload;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.Jackson3JsonPayloadConverter;
import tools.jackson.databind.json.JsonMapper;

/** How values are written into histories, archives and answers: one JSON, everywhere the same. */
public final class Payloads {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .annotationIntrospector(new SealedTypes())
          .addModule(new TopologyModule())
          // The components of a record are its value; what it can be asked besides is derived.
          .changeDefaultVisibility(
              visibility ->
                  visibility
                      .withVisibility(PropertyAccessor.GETTER, Visibility.NONE)
                      .withVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                      .withVisibility(PropertyAccessor.FIELD, Visibility.ANY))
          .build();

  private Payloads() {}

  /**
   * The mapper: sealed types carry their simple name as {@code is}, addresses and GTID sets are
   * text.
   */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /** What every client and worker of ours converts payloads with. */
  public static DataConverter converter() {
    return DefaultDataConverter.newDefaultInstance()
        .withPayloadConverterOverrides(new Jackson3JsonPayloadConverter(MAPPER));
  }
}

package understudy.workflows.payload;

import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;
import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;
import understudy.topology.ServerUuid;
import understudy.topology.Version;
import understudy.topology.gtid.GtidSet;
import understudy.workflows.operation.OperationId;

/** The values that read best as text. */
final class TopologyModule extends SimpleModule {
  private static final long serialVersionUID = 1;

  TopologyModule() {
    text(ClusterName.class, ClusterName::new);
    text(InstanceAddress.class, InstanceAddress::parse);
    text(ServerUuid.class, ServerUuid::new);
    text(Version.class, Version::parse);
    text(GtidSet.class, GtidSet::parse);
    text(OperationId.class, OperationId::new);
    key(InstanceAddress.class, InstanceAddress::parse);
    key(ClusterName.class, ClusterName::new);
  }

  private void key(Class<?> type, Function<String, ?> read) {
    addKeyDeserializer(
        type,
        new KeyDeserializer() {
          @Override
          public Object deserializeKey(String key, DeserializationContext context) {
            return read.apply(key);
          }
        });
  }

  private <T> void text(Class<T> type, Function<String, T> read) {
    addSerializer(type, new AsText<>());
    addDeserializer(type, new FromText<>(read));
  }

  private static final class AsText<T> extends ValueSerializer<T> {
    @Override
    public void serialize(T value, JsonGenerator generator, SerializationContext context) {
      generator.writeString(value.toString());
    }
  }

  private static final class FromText<T> extends ValueDeserializer<T> {
    private final Function<String, T> read;

    FromText(Function<String, T> read) {
      this.read = read;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
      return read.apply(parser.getString());
    }
  }
}

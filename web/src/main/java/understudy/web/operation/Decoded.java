package understudy.web.operation;

import com.google.protobuf.Timestamp;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.sdk.v1.UserMetadata;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an engine's bytes say. */
final class Decoded {
  private static final JsonMapper MAPPER = understudy.workflows.payload.Payloads.mapper();

  private Decoded() {}

  static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }

  /** The only value, or all of them as an array when there are more; nothing for none. */
  static Optional<JsonNode> value(Payloads payloads) {
    return switch (payloads.getPayloadsCount()) {
      case 0 -> Optional.empty();
      case 1 -> value(payloads.getPayloads(0));
      default -> {
        var all = MAPPER.createArrayNode();
        payloads.getPayloadsList().forEach(each -> all.add(value(each).orElse(MAPPER.nullNode())));
        yield Optional.of(all);
      }
    };
  }

  /** Null is nothing; what is not JSON is shown as what it is, never guessed at. */
  static Optional<JsonNode> value(Payload payload) {
    var encoding = payload.getMetadataOrDefault("encoding", com.google.protobuf.ByteString.EMPTY);
    return switch (encoding.toStringUtf8()) {
      case "binary/null" -> Optional.empty();
      case "json/plain", "json/protobuf" -> Optional.of(tree(payload));
      default ->
          Optional.of(
              MAPPER.stringNode(
                  "%d bytes of %s".formatted(payload.getData().size(), encoding.toStringUtf8())));
    };
  }

  private static JsonNode tree(Payload payload) {
    var text = payload.getData().toString(StandardCharsets.UTF_8);
    try {
      return MAPPER.readTree(text);
    } catch (JacksonException unreadable) {
      return MAPPER.stringNode(text);
    }
  }

  static String summary(UserMetadata metadata) {
    return metadata.hasSummary()
        ? value(metadata.getSummary()).map(text -> text.asString("")).orElse("")
        : "";
  }

  /**
   * An application's failure hides behind the wrappings of whoever passed it on: the innermost one
   * names it.
   */
  static Optional<Step.Trouble> trouble(Failure failure) {
    if (failure.equals(Failure.getDefaultInstance())) {
      return Optional.empty();
    }
    var inner = failure;
    while (inner.hasCause()) {
      inner = inner.getCause();
    }
    return Optional.of(new Step.Trouble(type(inner), inner.getMessage()));
  }

  private static String type(Failure failure) {
    if (failure.hasApplicationFailureInfo()) {
      return failure.getApplicationFailureInfo().getType();
    }
    return failure.hasTimeoutFailureInfo() ? "Timeout" : failure.getSource();
  }

  /**
   * Reads a value of ours; nothing when it was written by a version that had another form of it.
   */
  static <T> Optional<T> as(JsonNode node, Class<T> type) {
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    try {
      return Optional.of(MAPPER.treeToValue(node, type));
    } catch (JacksonException otherForm) {
      return Optional.empty();
    }
  }

  static <T> List<T> list(Optional<JsonNode> node, String field, Class<T> type) {
    var all = new ArrayList<T>();
    node.ifPresent(value -> value.path(field).forEach(one -> as(one, type).ifPresent(all::add)));
    return all;
  }
}

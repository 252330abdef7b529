package understudy.workflows.decision;

import io.temporal.workflow.SideEffectOptions;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import understudy.workflows.payload.Payloads;

/**
 * What was decided, as it stands in the history: a marker that costs no hop.
 *
 * @param name what was asked
 * @param sentence the answer in one sentence
 * @param value the whole answer with all its reasons
 */
public record Decision(String name, Instant at, String sentence, JsonNode value) {
  /**
   * Decides once and for all: a replay reads the record, and never decides again with newer rules.
   *
   * @param decide pure
   */
  public static <T> T record(
      String name, Class<T> type, Function<T, String> sentence, Supplier<T> decide) {
    var decision =
        Workflow.sideEffect(
            Decision.class,
            () -> {
              var value = decide.get();
              return new Decision(
                  name,
                  Instant.ofEpochMilli(Workflow.currentTimeMillis()),
                  sentence.apply(value),
                  Payloads.mapper().valueToTree(value));
            },
            SideEffectOptions.newBuilder().setSummary(name).build());
    return Payloads.mapper().treeToValue(decision.value(), type);
  }
}

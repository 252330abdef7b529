package understudy.web.operation;

import io.temporal.api.history.v1.HistoryEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import understudy.workflows.steps.Phase;

/** A step while its events are still being read. */
final class Draft {
  private final String key;
  private final Step.Nature nature;
  private final String name;
  private final Instant startedAt;
  private String sentence;
  private Step.State state = Step.State.SCHEDULED;
  private Optional<Instant> endedAt = Optional.empty();
  private int attempts = 1;
  private Optional<Step.Trouble> trouble = Optional.empty();
  private Optional<JsonNode> input = Optional.empty();
  private Optional<JsonNode> output = Optional.empty();

  Draft(HistoryEvent event, Step.Nature nature, String name, Instant startedAt) {
    this.key = "s" + event.getEventId();
    this.nature = nature;
    this.name = name;
    this.startedAt = startedAt;
    this.sentence = Decoded.summary(event.getUserMetadata());
  }

  Draft says(String told) {
    this.sentence = told;
    return this;
  }

  Draft asks(Optional<JsonNode> given) {
    this.input = given;
    return this;
  }

  Draft answers(Optional<JsonNode> given) {
    this.output = given;
    return this;
  }

  Draft attempt(int number) {
    this.attempts = Math.max(1, number);
    return this;
  }

  Draft troubledBy(Optional<Step.Trouble> cause) {
    cause.ifPresent(ignored -> this.trouble = cause);
    return this;
  }

  Draft is(Step.State now) {
    this.state = now;
    return this;
  }

  Draft ends(Step.State how, Instant at) {
    this.state = how;
    this.endedAt = Optional.of(at);
    return this;
  }

  Step step(Instant now) {
    return new Step(
        key,
        nature,
        name,
        told(),
        state,
        startedAt,
        Duration.between(startedAt, endedAt.orElse(now)),
        attempts,
        trouble,
        input,
        output,
        phases(),
        statements());
  }

  /**
   * The report's own sentence goes before the summary that was written when the step was planned.
   */
  private String told() {
    return output
        .map(value -> value.path("sentence").asString(""))
        .filter(text -> !text.isBlank())
        .orElse(sentence);
  }

  private List<Phase> phases() {
    return Decoded.list(output, "phases", Phase.class);
  }

  private List<String> statements() {
    var all = new ArrayList<String>();
    output.ifPresent(
        value -> value.path("statements").forEach(one -> all.add(one.asString(one.toString()))));
    return all;
  }
}

package understudy.web.operation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import understudy.web.Wording;
import understudy.web.vital.Banner;
import understudy.workflows.operation.Trigger;
import understudy.workflows.steps.Phase;

/** All that the page of one operation says. */
record OperationPage(
    String id,
    String kind,
    String cluster,
    List<Banner> banners,
    String tone,
    String state,
    String sentence,
    String trigger,
    String startedAt,
    boolean live,
    List<Figure> figures,
    List<Row> rows,
    String request,
    String report) {

  /** A number that matters. */
  record Figure(String value, String label) {}

  /**
   * One step.
   *
   * @param left where its bar begins, in thousandths of the whole
   * @param wide how long its bar is, in the same
   */
  record Row(
      String key,
      String nature,
      String name,
      String sentence,
      String state,
      boolean open,
      String offset,
      String took,
      int left,
      int wide,
      String attempts,
      String trouble,
      List<Part> phases,
      List<String> statements,
      String input,
      String output) {}

  /** One part of a step. */
  record Part(String name, String offset, String took, String sentence, int left, int wide) {}

  private static final int WHOLE = 1_000;
  private static final int SLIVER = 4;

  /** More than this of one value is not for a page; the API has it whole. */
  private static final int LONGEST = 20_000;

  static OperationPage of(Story story, List<Banner> banners) {
    var parts = story.id().value().split("/", -1);
    return new OperationPage(
        story.id().value(),
        parts[0],
        parts[1],
        banners,
        Tone.of(story.progress(), story.outcome()).word(),
        story.outcome().isEmpty() ? story.progress().word() : Tone.words(story.outcome()),
        Wording.sentence(story.sentence()),
        story.trigger().map(OperationPage::trigger).orElse("It is not on record who wanted it."),
        Wording.moment(story.startedAt()),
        story.progress() == Progress.RUNNING,
        figures(story),
        story.steps().stream().map(step -> row(step, story)).toList(),
        pretty(story.request()),
        pretty(story.report()));
  }

  private static String trigger(Trigger trigger) {
    return switch (trigger) {
      case Trigger.Votes votes ->
          "Started by the vote of %s at %s UTC: %s"
              .formatted(
                  String.join(", ", votes.observers()),
                  Wording.moment(votes.firstSign()),
                  Wording.sentence(votes.diagnosis()));
      case Trigger.Operator operator ->
          "Started by %s: “%s”".formatted(operator.name(), operator.reason());
    };
  }

  private static List<Figure> figures(Story story) {
    var all = new ArrayList<Figure>();
    figure(all, story.firstSignToWritable(), "from first sign to writable");
    figure(all, story.startToWritable(), "from start to writable");
    figure(all, story.gap(), "without a writable primary");
    all.add(
        new Figure(
            Wording.duration(story.took()),
            story.progress() == Progress.RUNNING ? "so far" : "in all"));
    all.add(new Figure(Wording.count(story.steps().size()), "steps"));
    return List.copyOf(all);
  }

  private static void figure(List<Figure> all, Optional<Duration> value, String label) {
    value.ifPresent(duration -> all.add(new Figure(Wording.duration(duration), label)));
  }

  private static Row row(Step step, Story story) {
    var offset = Duration.between(story.startedAt(), step.startedAt());
    return new Row(
        step.key(),
        step.nature().name().toLowerCase(Locale.ROOT),
        step.name(),
        Wording.sentence(step.sentence()),
        step.state().name().toLowerCase(Locale.ROOT),
        step.state().isOpen(),
        offset(offset),
        took(step),
        share(offset, story.took()),
        Math.max(SLIVER, share(step.took(), story.took())),
        step.attempts() > 1 ? "attempt " + step.attempts() : "",
        step.trouble().map(why -> "%s: %s".formatted(why.type(), why.message())).orElse(""),
        step.phases().stream().map(phase -> part(phase, step, story)).toList(),
        step.statements(),
        pretty(step.input()),
        pretty(step.output()));
  }

  private static String took(Step step) {
    return switch (step.nature()) {
      case DECISION, MESSAGE, STUMBLE -> "";
      case ACT, LOOK, WAIT -> Wording.duration(step.took());
    };
  }

  private static Part part(Phase phase, Step step, Story story) {
    return new Part(
        phase.name(),
        offset(Duration.between(story.startedAt(), phase.startedAt())),
        Wording.duration(phase.took()),
        Wording.sentence(phase.sentence()),
        share(Duration.between(step.startedAt(), phase.startedAt()), step.took()),
        Math.max(SLIVER, share(phase.took(), step.took())));
  }

  private static String offset(Duration offset) {
    return offset.isNegative()
        ? "−" + Wording.duration(offset.negated())
        : "+" + Wording.duration(offset);
  }

  private static int share(Duration part, Duration whole) {
    if (whole.isZero() || part.isNegative()) {
      return 0;
    }
    return (int) Math.min(WHOLE - SLIVER, part.toNanos() * WHOLE / whole.toNanos());
  }

  private static String pretty(Optional<JsonNode> value) {
    var text = value.map(JsonNode::toPrettyString).orElse("");
    return text.length() <= LONGEST
        ? text
        : text.substring(0, LONGEST) + "\n… the rest is in the API's answer";
  }
}

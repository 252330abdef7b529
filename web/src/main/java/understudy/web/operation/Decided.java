package understudy.web.operation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.PromotionRule;
import understudy.topology.Silent;
import understudy.topology.Snapshot;
import understudy.topology.election.LastSeen;
import understudy.topology.gtid.GtidSet;
import understudy.topology.trait.Particulars;
import understudy.web.Refusal;
import understudy.workflows.document.SnapshotDocument;
import understudy.workflows.operation.Trigger;

/** Finds in a story what was known when something was decided. */
final class Decided {
  private final Story story;
  private final List<Step> before;
  private final Step decision;

  /** What operations decide. */
  enum Question {
    CONFIRM,
    PLAN,
    ELECT;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    boolean isAnsweredBy(Step step) {
      return step.nature() == Step.Nature.DECISION && step.name().startsWith(word());
    }
  }

  private Decided(Story story, int index) {
    this.story = story;
    this.before = story.steps().subList(0, index);
    this.decision = story.steps().get(index);
  }

  /**
   * The snapshot on which the operation was decided, with what else was taken into account: its
   * first decision, or the last one about the given question.
   *
   * @throws Refusal when nothing of the kind is on record
   */
  static SnapshotDocument of(Story story, Optional<Question> question) {
    var found = new ArrayList<Integer>();
    for (var index = 0; index < story.steps().size(); index++) {
      var step = story.steps().get(index);
      var wanted = question.map(List::of).orElse(List.of(Question.values()));
      if (wanted.stream().anyMatch(it -> it.isAnsweredBy(step))) {
        found.add(index);
      }
    }
    if (found.isEmpty()) {
      throw Refusal.unknown(
          "%s has no decision%s on record"
              .formatted(story.id(), question.map(it -> " '%s'".formatted(it.word())).orElse("")));
    }
    return new Decided(story, question.isEmpty() ? found.getFirst() : found.getLast()).document();
  }

  private SnapshotDocument document() {
    var snapshot =
        snapshots().stream()
            .reduce((earlier, later) -> later)
            .orElseThrow(
                () ->
                    Refusal.conflict(
                        "%s was decided on a snapshot that this version cannot read"
                            .formatted(story.id())));
    return Question.ELECT.isAnsweredBy(decision)
        ? election(snapshot)
        : new SnapshotDocument(
            snapshot, rules(), Particulars.NONE, List.of(), lastSeen(), firstSign());
  }

  /** Those that answered no more when the receivers were stopped were voted on, too. */
  private SnapshotDocument election(Snapshot frozen) {
    var voted = new ArrayList<InstanceAddress>();
    decision
        .output()
        .ifPresent(
            outcome ->
                outcome
                    .path("ballots")
                    .forEach(
                        ballot ->
                            Decoded.as(ballot.path("instance"), InstanceAddress.class)
                                .ifPresent(voted::add)));
    var silent = new TreeMap<InstanceAddress, Silent>();
    snapshots().forEach(it -> it.silent().forEach(each -> silent.put(each.instance(), each)));
    var all = new ArrayList<Observation>(frozen.observations());
    voted.stream()
        .filter(it -> frozen.of(it).isEmpty() && silent.containsKey(it))
        .map(silent::get)
        .forEach(all::add);
    var excluded = frozen.members().stream().filter(it -> !voted.contains(it)).toList();
    return new SnapshotDocument(
        new Snapshot(frozen.cluster(), frozen.at(), frozen.primary(), all),
        rules(),
        Particulars.NONE,
        excluded,
        lastSeenOf(frozen.primary()),
        Optional.empty());
  }

  /** All that were read before the decision, in their order. */
  private List<Snapshot> snapshots() {
    var snapshots = new ArrayList<Snapshot>();
    for (var step : before) {
      step.output()
          .map(output -> output.has("frozen") ? output.path("frozen") : output)
          .filter(output -> output.has("observations"))
          .flatMap(output -> Decoded.as(output, Snapshot.class))
          .ifPresent(snapshots::add);
    }
    return snapshots;
  }

  private SortedMap<InstanceAddress, PromotionRule> rules() {
    var rules = new TreeMap<InstanceAddress, PromotionRule>();
    var written = request("policy").path("rules");
    for (var each : written.properties()) {
      Decoded.as(each.getValue(), PromotionRule.class)
          .ifPresent(rule -> rules.put(InstanceAddress.parse(each.getKey()), rule));
    }
    return rules;
  }

  private Optional<Instant> firstSign() {
    return story
        .trigger()
        .flatMap(
            who ->
                switch (who) {
                  case Trigger.Votes votes -> Optional.of(votes.firstSign());
                  case Trigger.Operator _ -> Optional.empty();
                });
  }

  private LastSeen lastSeen() {
    return Decoded.as(request("lastSeen"), LastSeen.class).orElseGet(LastSeen.Never::new);
  }

  /** A primary that this very operation opened was last seen when it was opened, or voted on. */
  private LastSeen lastSeenOf(InstanceAddress lost) {
    if (request("lost").asString("").equals(lost.toString())) {
      return lastSeen();
    }
    LastSeen latest = new LastSeen.Never();
    for (var step : before) {
      var isOpening =
          step.name().equalsIgnoreCase("promote")
              && input(step, "elected").asString("").equals(lost.toString());
      if (isOpening) {
        latest = opened(step).orElse(latest);
      }
      if (step.nature() == Step.Nature.MESSAGE) {
        var told = Decoded.as(input(step, "lastSeen"), LastSeen.Executed.class);
        latest = told.<LastSeen>map(it -> it).orElse(latest);
      }
    }
    return latest;
  }

  private static Optional<LastSeen> opened(Step step) {
    return step.output()
        .flatMap(
            output ->
                Decoded.as(output.path("writableAt"), Instant.class)
                    .flatMap(
                        at ->
                            Decoded.as(output.path("position"), GtidSet.class)
                                .map(position -> new LastSeen.Executed(at, position))));
  }

  private static JsonNode input(Step step, String name) {
    return step.input().map(input -> input.path(name)).orElseGet(Decided::nothing);
  }

  private JsonNode request(String name) {
    return story.request().map(value -> value.path(name)).orElseGet(Decided::nothing);
  }

  private static JsonNode nothing() {
    return JsonNodeFactory.instance.missingNode();
  }
}

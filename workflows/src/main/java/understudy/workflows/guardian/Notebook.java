package understudy.workflows.guardian;

import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import understudy.topology.InstanceAddress;
import understudy.topology.trait.Attribute;
import understudy.topology.trait.Downtime;
import understudy.topology.trait.Origin;
import understudy.topology.trait.Particulars;
import understudy.topology.trait.Tag;
import understudy.topology.trait.Trait;

/** What is said of a cluster and its instances: checked, and written down. */
final class Notebook {
  private static final Duration LONGEST = Duration.ofDays(365);

  private final Ledger ledger;

  Notebook(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Refuses what makes no sense or is about somebody else's instance. */
  void check(Note note, Instant now) {
    try {
      noted(ledger.state().particulars(), note, Instant.EPOCH);
    } catch (IllegalArgumentException senseless) {
      throw refusal(String.valueOf(senseless.getMessage()));
    }
    switch (note) {
      case Note.Tagged tagged -> requireKnown(tagged.instance());
      case Note.Untagged untagged -> requireTag(untagged);
      case Note.Said said -> {
        requireKnown(said.instance());
        said.lasting().ifPresent(Notebook::requireSensible);
      }
      case Note.TakenBack back -> requireKnown(back.instance());
      case Note.DowntimeBegun begun -> begun.instance().ifPresent(this::requireKnown);
      case Note.DowntimeEnded ended -> requireDowntime(ended, now);
      case Note.Named _, Note.Unnamed _ -> {}
    }
  }

  void write(NoteCommand command, Instant now) {
    ledger.enter(
        it ->
            it.knowing(noted(it.particulars().pruned(now), command.note(), now))
                .saying("%s: %s".formatted(command.requestedBy(), command.note().sentence())));
  }

  /** Takes in what was learned of members; of others nothing is kept. */
  void learn(Description description, Instant now) {
    var state = ledger.state();
    var ofMembers = new TreeMap<>(description.instances());
    ofMembers.keySet().removeIf(it -> !isKnown(state, it));
    ledger.enter(
        it -> it.knowing(it.particulars().pruned(now).learning(description.cluster(), ofMembers)));
  }

  private static Particulars noted(Particulars known, Note note, Instant now) {
    return switch (note) {
      case Note.Tagged(var instance, var tag) ->
          known.with(instance, it -> it.tagged(new Tag(tag.name(), tag.value(), Origin.OPERATOR)));
      case Note.Untagged(var instance, var name) -> known.with(instance, it -> it.untagged(name));
      case Note.Said(var instance, var attribute, var value, var lasting) ->
          known.with(
              instance,
              it -> it.with(new Trait(attribute, value, Origin.OPERATOR, lasting.map(now::plus))));
      case Note.TakenBack(var instance, var attribute) ->
          known.with(instance, it -> it.without(attribute));
      case Note.DowntimeBegun(var instance, var reason, var lasting) ->
          known.in(new Downtime(instance, reason, now.plus(Downtime.sensible(lasting))));
      case Note.DowntimeEnded(var instance) -> known.outOfDowntime(instance);
      case Note.Named(var alias) ->
          known.with(it -> it.with(Trait.of(Attribute.ALIAS, alias, Origin.OPERATOR)));
      case Note.Unnamed() -> known.with(it -> it.without(Attribute.ALIAS));
    };
  }

  private void requireDowntime(Note.DowntimeEnded note, Instant now) {
    note.instance().ifPresent(this::requireKnown);
    if (ledger.state().particulars().downtimes(now).stream()
        .noneMatch(it -> it.instance().equals(note.instance()))) {
      throw refusal("%s is not in downtime".formatted(Downtime.subject(note.instance())));
    }
  }

  private void requireTag(Note.Untagged note) {
    requireKnown(note.instance());
    var tags = ledger.state().particulars().of(note.instance()).tags();
    Optional<Tag> found = tags.stream().filter(it -> it.name().equals(note.name())).findFirst();
    if (found.isEmpty()) {
      throw refusal("%s has no tag '%s'".formatted(note.instance(), note.name()));
    }
    if (tags.stream()
        .noneMatch(it -> it.name().equals(note.name()) && it.origin() == Origin.OPERATOR)) {
      throw refusal(
          "tag '%s' of %s is %s: change it there"
              .formatted(note.name(), note.instance(), found.get().origin().word()));
    }
  }

  private void requireKnown(InstanceAddress instance) {
    if (!isKnown(ledger.state(), instance)) {
      throw refusal(
          "%s is no member of cluster '%s'".formatted(instance, ledger.state().cluster()));
    }
  }

  static boolean isKnown(GuardianState state, InstanceAddress instance) {
    return state.members().contains(instance) || state.deposed(instance).isPresent();
  }

  private static void requireSensible(Duration lasting) {
    if (!lasting.isPositive() || lasting.compareTo(LONGEST) > 0) {
      throw refusal("it may hold for more than no time and at most a year");
    }
  }

  static ApplicationFailure refusal(String sentence) {
    return ApplicationFailure.newNonRetryableFailure(sentence, "Refused");
  }
}

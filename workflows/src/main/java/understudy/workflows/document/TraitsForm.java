package understudy.workflows.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import understudy.topology.InstanceAddress;
import understudy.topology.Snapshot;
import understudy.topology.trait.Attribute;
import understudy.topology.trait.Origin;
import understudy.topology.trait.Particulars;
import understudy.topology.trait.Tag;
import understudy.topology.trait.Trait;
import understudy.topology.trait.Traits;

/** What is said of an instance, or a cluster, besides replication. */
final class TraitsForm {
  private static final Member<Traits, Optional<String>> ALIAS =
      member("alias", Attribute.ALIAS, "another name, for people");

  private static final Member<Traits, Optional<String>> DOMAIN =
      member("domain", Attribute.DOMAIN, "a name that means to its users what they like");

  private static final Member<Traits, Optional<String>> DATA_CENTRE =
      member("dataCentre", Attribute.DATA_CENTRE, "where it stands");

  private static final Member<Traits, Optional<String>> REGION =
      member("region", Attribute.REGION, "where it stands, more widely");

  private static final Member<Traits, Optional<String>> ENVIRONMENT =
      member("environment", Attribute.ENVIRONMENT, "what it is for");

  private static final Member<Traits, Optional<String>> SEMI_SYNC_PRIORITY =
      member(
          "semiSyncPriority",
          Attribute.SEMI_SYNC_PRIORITY,
          "how much it is wanted as an acknowledger, as text; the smaller the more, 0 not at all");

  private static final Member<Traits, List<Tag>> TAGS =
      Member.or(
          "tags",
          Kinds.list(
              Kind.text(
                  "name or name=value",
                  Kinds.schema().put("pattern", "^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}(=\\P{Cc}*)?$"),
                  place -> place.text(text -> Tag.parse(text, Origin.OPERATOR)),
                  tag -> tag.value().isEmpty() ? tag.name() : tag.name() + "=" + tag.value()),
              Traits.MOST_TAGS),
          Traits::tags,
          any -> List.of(),
          "none",
          "words that users hang on it");

  static final Form<Traits> FORM =
      new Form<>(
          "traits",
          "What is said of an instance, or of a cluster, besides replication. Nothing is decided by it.",
          List.of(ALIAS, DOMAIN, DATA_CENTRE, REGION, ENVIRONMENT, SEMI_SYNC_PRIORITY, TAGS),
          TraitsForm::read);

  private TraitsForm() {}

  /** What counts at the snapshot's time, of the cluster and its members; not who said it. */
  static Particulars flat(Particulars particulars, Snapshot snapshot) {
    var instances = new TreeMap<InstanceAddress, Traits>();
    for (var member : snapshot.members()) {
      instances.put(member, flat(particulars.of(member), snapshot));
    }
    return new Particulars(flat(particulars.cluster(), snapshot), instances, List.of());
  }

  private static Traits flat(Traits traits, Snapshot snapshot) {
    return new Traits(
        traits.at(snapshot.at()).stream()
            // Promotion rules have a member of their own, for these count. A downtime says nothing
            // of
            // the cluster: it is about what Understudy may do.
            .filter(
                trait ->
                    trait.attribute() != Attribute.PROMOTION_RULE
                        && trait.attribute() != Attribute.DOWNTIME)
            .map(trait -> Trait.of(trait.attribute(), trait.value(), Origin.OPERATOR))
            .toList(),
        traits.tagsInForce().stream()
            .map(tag -> new Tag(tag.name(), tag.value(), Origin.OPERATOR))
            .toList());
  }

  private static Traits read(Place place) {
    var said = new ArrayList<Trait>();
    say(said, Attribute.ALIAS, ALIAS.read(place));
    say(said, Attribute.DOMAIN, DOMAIN.read(place));
    say(said, Attribute.DATA_CENTRE, DATA_CENTRE.read(place));
    say(said, Attribute.REGION, REGION.read(place));
    say(said, Attribute.ENVIRONMENT, ENVIRONMENT.read(place));
    say(said, Attribute.SEMI_SYNC_PRIORITY, SEMI_SYNC_PRIORITY.read(place));
    return new Traits(said, TAGS.read(place));
  }

  private static void say(List<Trait> said, Attribute attribute, Optional<String> value) {
    value.ifPresent(text -> said.add(Trait.of(attribute, text, Origin.OPERATOR)));
  }

  private static Member<Traits, Optional<String>> member(
      String name, Attribute attribute, String about) {
    return Member.optional(
        name,
        Kind.text(
            "text",
            Kinds.schema().put("maxLength", 120).put("pattern", "^\\P{Cc}+$"),
            place -> place.text(text -> Trait.of(attribute, text, Origin.OPERATOR).value()),
            same -> same),
        traits ->
            traits.said().stream()
                .filter(trait -> trait.attribute() == attribute)
                .map(Trait::value)
                .findFirst(),
        about);
  }
}

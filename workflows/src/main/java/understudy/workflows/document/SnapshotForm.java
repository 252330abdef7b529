package understudy.workflows.document;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;
import understudy.topology.PromotionRule;
import understudy.topology.Seen;
import understudy.topology.Silent;
import understudy.topology.Snapshot;
import understudy.topology.Version;
import understudy.topology.election.LastSeen;
import understudy.topology.gtid.GtidSet;
import understudy.topology.trait.Particulars;
import understudy.topology.trait.Traits;

/** What is said of a cluster. */
final class SnapshotForm {
  /** More instances than any one cluster has, and few enough for every rule to compare them all. */
  static final int MOST_INSTANCES = 1_000;

  /** The version of the format that is written. */
  static final String FORMAT = "understudy-snapshot/1";

  private static final ClusterName UNNAMED = new ClusterName("unnamed");
  private static final Version COMMON = Version.parse("8.4.0");

  private static final Member<SnapshotDocument, String> VERSION =
      Member.required(
          "format",
          Kind.text(
              "`" + FORMAT + "`",
              Kinds.schema().put("const", FORMAT),
              SnapshotForm::format,
              same -> same),
          any -> FORMAT,
          "the format and its version, '%s'".formatted(FORMAT));

  private static final Member<SnapshotDocument, ClusterName> CLUSTER =
      Member.or(
          "cluster",
          Kinds.CLUSTER,
          document -> document.snapshot().cluster(),
          UNNAMED,
          "the cluster's name");

  private static final Member<SnapshotDocument, Instant> AT =
      Member.or(
          "at",
          Kinds.INSTANT,
          document -> document.snapshot().at(),
          Instant.EPOCH,
          "when the snapshot was taken");

  private static final Member<SnapshotDocument, InstanceAddress> PRIMARY =
      Member.required(
          "primary",
          Kinds.ADDRESS,
          document -> document.snapshot().primary(),
          "who leads the cluster, or led it until it was lost");

  private static final Member<SnapshotDocument, Traits> TRAITS =
      Member.or(
          "traits",
          TraitsForm.FORM.kind(),
          document -> document.particulars().cluster(),
          any -> Traits.NONE,
          "",
          "what is said of the cluster besides replication");

  private static final Member<SnapshotDocument, List<Entry>> INSTANCES =
      Member.required(
          "instances",
          Kinds.list(entry(), MOST_INSTANCES),
          SnapshotForm::entries,
          "the members, each once, the primary among them");

  private static final Member<LastSeen.Executed, Instant> SEEN_AT =
      Member.required("at", Kinds.MOMENT, LastSeen.Executed::at, "when the primary was last read");

  private static final Member<LastSeen.Executed, GtidSet> SEEN_EXECUTED =
      Member.or(
          "executed",
          Kinds.GTIDS,
          LastSeen.Executed::transactions,
          GtidSet.empty(),
          "what it had executed then");

  private static final Form<LastSeen.Executed> LAST_READ =
      new Form<>(
          "lastSeen",
          "The lost primary's position when it was last read.",
          List.of(SEEN_AT, SEEN_EXECUTED),
          place -> new LastSeen.Executed(SEEN_AT.read(place), SEEN_EXECUTED.read(place)));

  private static final Member<SnapshotDocument, Optional<LastSeen.Executed>> LAST_SEEN =
      Member.optional(
          "lastSeen",
          LAST_READ.kind(),
          document ->
              switch (document.lastSeen()) {
                case LastSeen.Never() -> Optional.empty();
                case LastSeen.Executed executed -> Optional.of(executed);
              },
          "the primary's position when it was last read, by which a loss is estimated");

  private static final Member<SnapshotDocument, Optional<Instant>> FIRST_SIGN =
      Member.optional(
          "firstSign",
          Kinds.MOMENT,
          SnapshotDocument::firstSign,
          "since when the observer has been waiting for a silent primary");

  private static final Member<SnapshotDocument, List<InstanceAddress>> EXCLUDED =
      Member.or(
          "excluded",
          Kinds.list(Kinds.ADDRESS, MOST_INSTANCES),
          SnapshotDocument::excluded,
          any -> List.of(),
          "nobody",
          "instances that may not lead this time, as candidates that failed");

  static final Form<SnapshotDocument> FORM =
      new Form<>(
          "snapshot",
          "All that was observed of one cluster at one instant.",
          List.of(
              VERSION, CLUSTER, AT, PRIMARY, TRAITS, INSTANCES, LAST_SEEN, FIRST_SIGN, EXCLUDED),
          SnapshotForm::read);

  private SnapshotForm() {}

  /** Reads a whole document. */
  static SnapshotDocument document(JsonNode node) {
    var unknown = InstanceAddress.parse("unknown");
    var place = new Place(node, "", new Known(Instant.EPOCH, unknown, COMMON, unknown));
    place.requireObject();
    // First of all: another version may have other members.
    VERSION.read(place);
    return FORM.read(place);
  }

  private static SnapshotDocument read(Place whole) {
    var at = AT.read(whole);
    var primary = PRIMARY.read(whole);
    var place = whole.in(new Known(at, primary, oldestVersion(whole.node()), primary));
    var entries = INSTANCES.read(place);
    SortedMap<InstanceAddress, PromotionRule> rules = new TreeMap<>();
    SortedMap<InstanceAddress, Integer> known = new TreeMap<>();
    for (var index = 0; index < entries.size(); index++) {
      var entry = entries.get(index);
      var instance = entry.observation().instance();
      var before = known.putIfAbsent(instance, index);
      if (before != null) {
        throw DocumentRefused.at(
            "/instances/%d/instance".formatted(index),
            "%s stands at /instances/%d already".formatted(instance, before));
      }
      rules.put(instance, entry.rule());
    }
    var traits = new TreeMap<InstanceAddress, Traits>();
    entries.forEach(entry -> traits.put(entry.observation().instance(), entry.traits()));
    var observations = entries.stream().map(Entry::observation).toList();
    return new SnapshotDocument(
        new Snapshot(CLUSTER.read(place), at, primary, observations),
        rules,
        new Particulars(TRAITS.read(place), traits, List.of()),
        EXCLUDED.read(place),
        LAST_SEEN.read(place).<LastSeen>map(it -> it).orElseGet(LastSeen.Never::new),
        FIRST_SIGN.read(place));
  }

  private static String format(Place place) {
    var format = place.text();
    if (!format.equals(FORMAT)) {
      throw place.refused(
          "this is %s, and only '%s' can be read".formatted(Known.quoted(format), FORMAT));
    }
    return format;
  }

  private static List<Entry> entries(SnapshotDocument document) {
    var entries = new ArrayList<Entry>();
    for (var observation : document.snapshot().observations()) {
      entries.add(
          new Entry(
              observation,
              document.rules().getOrDefault(observation.instance(), PromotionRule.NEUTRAL),
              document.particulars().of(observation.instance())));
    }
    return entries;
  }

  /** An instance says why it was silent, or else what it said. */
  private static Kind<Entry> entry() {
    var schema = Kinds.schema();
    schema.putArray("oneOf").add(SeenForm.FORM.reference()).add(SilentForm.FORM.reference());
    return new Kind<>(
        "instance",
        schema,
        SnapshotForm::entry,
        entry ->
            switch (entry.observation()) {
              case Seen _ -> SeenForm.FORM.write(entry);
              case Silent _ -> SilentForm.FORM.write(entry);
            },
        SeenForm.FORM.kind().forms().and(SilentForm.FORM.kind().forms()));
  }

  private static Entry entry(Place place) {
    place.requireObject();
    if (place.member(SilentForm.SILENT.name()).isEmpty()) {
      return SeenForm.FORM.read(place);
    }
    for (var name : place.node().propertyNames()) {
      if (SeenForm.FORM.names().contains(name) && !SilentForm.FORM.names().contains(name)) {
        throw place.refused(
            "an instance that was silent said nothing: leave out either 'silent' or '%s'"
                .formatted(name));
      }
    }
    return SilentForm.FORM.read(place);
  }

  /** Whoever says nothing of versions means no difference between them. */
  private static Version oldestVersion(JsonNode document) {
    Optional<Version> oldest = Optional.empty();
    for (var instance : document.path(INSTANCES.name())) {
      var version = version(instance.path("version").asString(""));
      if (version.isPresent() && oldest.filter(it -> !isOlder(version.get(), it)).isEmpty()) {
        oldest = version;
      }
    }
    return oldest.orElse(COMMON);
  }

  private static boolean isOlder(Version one, Version other) {
    return one.compareTo(other) < 0;
  }

  /** What cannot be read is complained about where it is read in earnest. */
  private static Optional<Version> version(String text) {
    try {
      return Optional.of(Version.parse(text));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }
}

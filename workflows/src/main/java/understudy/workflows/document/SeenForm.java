package understudy.workflows.document;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import understudy.topology.BinaryLog;
import understudy.topology.Channel;
import understudy.topology.GroupView;
import understudy.topology.Identity;
import understudy.topology.InstanceAddress;
import understudy.topology.Names;
import understudy.topology.PromotionRule;
import understudy.topology.Seen;
import understudy.topology.SemiSync;
import understudy.topology.ServerUuid;
import understudy.topology.Settings;
import understudy.topology.Version;
import understudy.topology.Vitals;
import understudy.topology.Writability;
import understudy.topology.gtid.GtidSet;
import understudy.topology.trait.Traits;

/** What is said of an instance that answered. */
final class SeenForm {
  /** As many channels as MySQL lets an instance have. */
  static final int MOST_CHANNELS = 256;

  static final Member<Entry, InstanceAddress> INSTANCE =
      Member.required(
          "instance", Kinds.ADDRESS, entry -> entry.observation().instance(), "where it listens");

  static final Member<Entry, Instant> AT =
      Member.or(
          "at",
          Kinds.MOMENT,
          entry -> entry.observation().at(),
          Known::at,
          "when the snapshot was taken",
          "when it was observed");

  static final Member<Entry, PromotionRule> RULE =
      Member.or(
          "promotionRule",
          Kinds.word(PromotionRule.class),
          Entry::rule,
          PromotionRule.NEUTRAL,
          "how much it is wanted as a primary");

  static final Member<Entry, Traits> TRAITS =
      Member.or(
          "traits",
          TraitsForm.FORM.kind(),
          Entry::traits,
          any -> Traits.NONE,
          "",
          "what is said of it besides replication");

  private static final Member<Entry, Duration> TOOK =
      Member.or(
          "took",
          Kinds.DURATION,
          entry -> entry.seen().took(),
          Duration.ZERO,
          "from question to answer");

  private static final Member<Entry, ServerUuid> UUID =
      Member.or(
          "uuid",
          Kinds.UUID,
          entry -> entry.seen().identity().uuid(),
          known -> made(known.instance()),
          "one that nobody else has",
          "`server_uuid`: whose transactions are its own");

  private static final Member<Entry, Long> SERVER_ID =
      Member.or(
          "serverId",
          Kinds.whole(0, 4_294_967_295L),
          entry -> entry.seen().identity().serverId(),
          known -> madeId(known.instance()),
          "one that nobody else has",
          "`server_id`");

  private static final Member<Entry, Version> VERSION =
      Member.or(
          "version",
          Kinds.VERSION,
          entry -> entry.seen().identity().version(),
          Known::version,
          "the oldest that another instance states, else 8.4.0",
          "`version`, as the server prints it");

  private static final Member<Entry, Names> NAMES =
      Member.or(
          "names",
          NamesForm.FORM.kind(),
          entry -> entry.seen().identity().names(),
          any -> Names.UNKNOWN,
          "",
          "the addresses that it gives itself");

  private static final Member<Entry, Writability> WRITABILITY =
      Member.or(
          "writability",
          Kinds.word(Writability.class),
          entry -> entry.seen().writability(),
          known -> known.isPrimary() ? Writability.WRITABLE : Writability.SUPER_READ_ONLY,
          "`writable` for the primary, `super_read_only` for others",
          "who may write to it (`read_only`, `super_read_only`)");

  private static final Member<Entry, BinaryLog> BINARY_LOG =
      Member.or(
          "binaryLog",
          BinaryLogForm.FORM.kind(),
          entry -> entry.seen().binaryLog(),
          any -> BinaryLogForm.AS_USUAL,
          "as MySQL has it since 8.0, with GTIDs",
          "how it logs what it executes");

  private static final Member<Entry, GtidSet> EXECUTED =
      Member.or(
          "executed",
          Kinds.GTIDS,
          entry -> entry.seen().executed(),
          GtidSet.empty(),
          "what it has executed (`gtid_executed`)");

  private static final Member<Entry, SemiSync> SEMI_SYNC =
      Member.or(
          "semiSync",
          SemiSyncForm.FORM.kind(),
          entry -> entry.seen().semiSync(),
          any -> SemiSync.NOT_INSTALLED,
          "not installed",
          "semi-synchronous replication");

  private static final Member<Entry, List<Channel>> CHANNELS =
      Member.or(
          "channels",
          Kinds.list(ChannelForm.FORM.kind(), MOST_CHANNELS),
          entry -> entry.seen().channels(),
          any -> List.of(),
          "it replicates from nobody",
          "one for each source that it replicates from");

  private static final Member<Entry, List<InstanceAddress>> REPLICAS =
      Member.or(
          "replicas",
          Kinds.list(Kinds.ADDRESS, SnapshotForm.MOST_INSTANCES),
          entry -> entry.seen().replicas(),
          any -> List.of(),
          "it names none",
          "the replicas connected to it, as far as it can name them");

  private static final Member<Entry, Settings> SETTINGS =
      Member.or(
          "settings",
          SettingsForm.FORM.kind(),
          entry -> entry.seen().settings(),
          any -> Settings.UNKNOWN,
          "",
          "settings that decide what is lost");

  private static final Member<Entry, Vitals> VITALS =
      Member.or(
          "vitals",
          VitalsForm.FORM.kind(),
          entry -> entry.seen().vitals(),
          any -> Vitals.UNKNOWN,
          "",
          "how it fares");

  private static final Member<Entry, Optional<GroupView>> GROUP =
      Member.optional(
          "group",
          GroupForm.FORM.kind(),
          entry -> entry.seen().group(),
          "the replication group that it belongs to, as it sees it");

  static final Form<Entry> FORM =
      new Form<>(
          "seen",
          "An instance that answered.",
          List.of(
              INSTANCE,
              AT,
              RULE,
              TRAITS,
              TOOK,
              UUID,
              SERVER_ID,
              VERSION,
              NAMES,
              WRITABILITY,
              BINARY_LOG,
              EXECUTED,
              SEMI_SYNC,
              CHANNELS,
              REPLICAS,
              SETTINGS,
              VITALS,
              GROUP),
          SeenForm::read);

  private SeenForm() {}

  private static Entry read(Place whole) {
    var instance = INSTANCE.read(whole);
    var at = AT.read(whole);
    var place = whole.in(whole.known().of(instance, at));
    var seen =
        new Seen(
            instance,
            at,
            TOOK.read(place),
            new Identity(
                UUID.read(place), SERVER_ID.read(place), VERSION.read(place), NAMES.read(place)),
            WRITABILITY.read(place),
            BINARY_LOG.read(place),
            EXECUTED.read(place),
            SEMI_SYNC.read(place),
            CHANNELS.read(place),
            REPLICAS.read(place),
            SETTINGS.read(place),
            VITALS.read(place),
            GROUP.read(place));
    return new Entry(seen, RULE.read(place), TRAITS.read(place));
  }

  /** The same whenever the document is read, and another one for each address. */
  static ServerUuid made(InstanceAddress instance) {
    var text = instance.toString();
    return new ServerUuid(new UUID(digest(text, 0x100000001b3L), digest(text, 31)).toString());
  }

  private static long madeId(InstanceAddress instance) {
    return 1 + Math.floorMod(digest(instance.toString(), 0x100000001b3L), 4_294_967_295L);
  }

  private static long digest(String text, long prime) {
    var digest = 0xcbf29ce484222325L;
    for (var index = 0; index < text.length(); index++) {
      digest = (digest ^ text.charAt(index)) * prime;
    }
    return digest;
  }
}

package understudy.workflows.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;
import understudy.topology.Applier;
import understudy.topology.BinaryLog;
import understudy.topology.Channel;
import understudy.topology.ChannelSettings;
import understudy.topology.ClusterName;
import understudy.topology.Durability;
import understudy.topology.GroupMember;
import understudy.topology.GroupView;
import understudy.topology.Identity;
import understudy.topology.InstanceAddress;
import understudy.topology.LogPosition;
import understudy.topology.Names;
import understudy.topology.Observation;
import understudy.topology.Progress;
import understudy.topology.PromotionRule;
import understudy.topology.Receiver;
import understudy.topology.Seen;
import understudy.topology.SemiSync;
import understudy.topology.ServerError;
import understudy.topology.ServerUuid;
import understudy.topology.Settings;
import understudy.topology.Silent;
import understudy.topology.Snapshot;
import understudy.topology.Switch;
import understudy.topology.Version;
import understudy.topology.Vitals;
import understudy.topology.Writability;
import understudy.topology.WriteTrial;
import understudy.topology.election.LastSeen;
import understudy.topology.election.Outcome;
import understudy.topology.gtid.GtidSet;
import understudy.topology.trait.Attribute;
import understudy.topology.trait.Origin;
import understudy.topology.trait.Particulars;
import understudy.topology.trait.Tag;
import understudy.topology.trait.Trait;
import understudy.workflows.guardian.ClusterPolicy;
import understudy.workflows.guardian.GuardianState;

class PayloadsTest {
  private static final InstanceAddress DB1 = InstanceAddress.parse("db1");
  private static final InstanceAddress DB2 = InstanceAddress.parse("db2:3307");
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123456789Z");
  private static final String UUID = "3e11fa47-71ca-11e1-9e33-c80aa9429562";

  @Test
  void aSnapshotComesBackAsItWas() {
    var snapshot =
        new Snapshot(
            new ClusterName("shop"),
            NOON,
            DB1,
            List.of(replica(), new Silent(DB1, NOON, Silent.Reason.REFUSED, "refused")));

    assertThat(roundTrip(snapshot, Snapshot.class)).isEqualTo(snapshot);
  }

  @Test
  void whatAnOlderVersionWroteOfAnInstanceIsStillUnderstood() {
    var written =
        """
        {"is":"Seen","instance":"db2:3307","at":"2026-01-01T12:00:00Z","took":"PT0.001S",
         "identity":{"uuid":"%s","serverId":2,"version":"8.0.36-28"},
         "writability":"SUPER_READ_ONLY",
         "binaryLog":{"state":"ON","format":"ROW","relayed":"LOGGED","gtidMode":"ON"},
         "executed":"","channels":[{"name":"","source":"db1:3306","positioning":"AUTO",
           "receiver":{"state":"RUNNING","heartbeatEvery":"PT1S"},
           "applier":{"state":"RUNNING"},"retrieved":"","delay":"PT0S"}],"replicas":[],
         "semiSync":{"source":"OFF","replica":"ON","acknowledgements":1,"timeout":"PT24H","clients":0}}
        """
            .formatted(UUID);

    var seen = Payloads.mapper().readValue(written, Seen.class);

    assertThat(seen.settings()).isEqualTo(Settings.UNKNOWN);
    assertThat(seen.vitals()).isEqualTo(Vitals.UNKNOWN);
    assertThat(seen.group()).isEmpty();
    assertThat(seen.identity().names()).isEqualTo(Names.UNKNOWN);
    assertThat(seen.binaryLog().purged()).isEqualTo(GtidSet.empty());
    assertThat(seen.binaryLog().rowImage()).isEmpty();
    assertThat(seen.semiSync().waiting()).isEmpty();
    assertThat(seen.channels().getFirst().progress()).isEqualTo(Progress.UNKNOWN);
    assertThat(seen.channels().getFirst().settings()).isEqualTo(ChannelSettings.UNKNOWN);
  }

  @Test
  void aSealedValueNamesItself() {
    Observation silent = new Silent(DB1, NOON, Silent.Reason.REFUSED, "refused");

    assertThat(Payloads.mapper().writeValueAsString(silent))
        .contains("\"is\":\"Silent\"")
        .contains("\"instance\":\"db1:3306\"");
  }

  @Test
  void aGuardiansStateComesBackAsItWas() {
    var rules = new TreeMap<InstanceAddress, PromotionRule>();
    rules.put(DB2, PromotionRule.MUST_NOT);
    var standard = ClusterPolicy.standard();
    var state =
        new GuardianState(
            new ClusterName("shop"),
            3,
            DB1,
            List.of(DB1, DB2),
            new Durability.SemiSynchronous(1, Duration.ofDays(1)),
            new LastSeen.Executed(NOON, GtidSet.parse(UUID + ":1-5")),
            new ClusterPolicy(
                standard.automation(),
                1,
                standard.voteWindow(),
                standard.antiFlap(),
                standard.observeDeadline(),
                standard.fenceDeadline(),
                standard.drainLimit(),
                rules,
                List.of()),
            List.of(),
            List.of(),
            List.of(),
            "all is well");

    assertThat(roundTrip(state, GuardianState.class)).isEqualTo(state);
  }

  @Test
  void aGuardiansStateOfAnEarlierVersionIsUnderstood() {
    var state =
        GuardianState.fresh(
            new ClusterName("shop"),
            DB1,
            List.of(DB1, DB2),
            new Durability.Asynchronous(),
            ClusterPolicy.standard());
    var json = Payloads.mapper().valueToTree(state);
    ((ObjectNode) json).remove("particulars");

    var read = Payloads.mapper().treeToValue(json, GuardianState.class);

    assertThat(read).isEqualTo(state);
    assertThat(read.particulars()).isEqualTo(Particulars.NONE);
  }

  @Test
  void whatIsKnownBesidesReplicationComesBackAsItWas() {
    var rule = new Trait(Attribute.PROMOTION_RULE, "must_not", Origin.OPERATOR, Optional.of(NOON));
    var known =
        Particulars.NONE
            .with(DB2, it -> it.with(rule).tagged(Tag.parse("rack=7", Origin.QUERY)))
            .with(it -> it.with(Trait.of(Attribute.ALIAS, "The shop", Origin.PATTERN)))
            .forgetting(DB1);

    assertThat(roundTrip(known, Particulars.class)).isEqualTo(known);
  }

  @Test
  void anOutcomeComesBackAsItWas() {
    Outcome outcome = new Outcome.NoneEligible(List.of());

    assertThat(roundTrip(outcome, Outcome.class)).isEqualTo(outcome);
  }

  private static Seen replica() {
    return new Seen(
        DB2,
        NOON,
        Duration.ofNanos(1_500_000),
        new Identity(
            new ServerUuid(UUID),
            2,
            Version.parse("9.7.4-2", "Percona Server"),
            new Names(Optional.of(DB2), Optional.empty(), Optional.empty())),
        Writability.SUPER_READ_ONLY,
        binaryLog(),
        GtidSet.parse(UUID + ":1-100"),
        SemiSync.NOT_INSTALLED,
        List.of(channel()),
        List.of(),
        settings(),
        vitals(),
        Optional.of(group()));
  }

  private static BinaryLog binaryLog() {
    return new BinaryLog(
        BinaryLog.State.ON,
        BinaryLog.Format.ROW,
        BinaryLog.Relayed.LOGGED,
        BinaryLog.GtidMode.ON,
        BinaryLog.Consistency.ENFORCED,
        Optional.of(BinaryLog.RowImage.FULL),
        Optional.of(new LogPosition("binlog.000007", 1542)),
        GtidSet.parse(UUID + ":1-3"));
  }

  private static Channel channel() {
    return new Channel(
        "",
        DB1,
        Optional.of(new ServerUuid(UUID)),
        Channel.Positioning.AUTO,
        new Receiver(
            Receiver.State.CONNECTING,
            Optional.of(new ServerError(2003, "cannot connect")),
            Optional.of(NOON),
            Duration.ofMillis(500)),
        new Applier(Applier.State.RUNNING, Optional.empty(), Optional.empty()),
        GtidSet.parse(UUID + ":90-105"),
        Duration.ZERO,
        new Progress(
            Optional.of(new LogPosition("binlog.000007", 1542)),
            Optional.empty(),
            Optional.empty()),
        new ChannelSettings(Switch.OFF, Switch.ON, Switch.UNKNOWN));
  }

  private static Settings settings() {
    return new Settings(
        Switch.ON,
        Optional.of(10_000L),
        Optional.of(1L),
        Optional.of(1),
        Optional.of(Duration.ofSeconds(60)),
        Optional.of(Writability.WRITABLE));
  }

  private static Vitals vitals() {
    return new Vitals(
        Optional.of(Duration.ofDays(3)),
        Optional.of(new Vitals.Connections(7, 151)),
        Optional.of(
            new WriteTrial(WriteTrial.Result.PENDING, Duration.ofSeconds(2), Optional.empty())),
        List.of("RELOAD"));
  }

  private static GroupView group() {
    return new GroupView(
        "aaaaaaaa-0000-0000-0000-000000000000",
        GroupView.Mode.SINGLE_PRIMARY,
        List.of(
            new GroupMember(
                new ServerUuid(UUID), DB2, GroupMember.State.ONLINE, GroupMember.Role.SECONDARY)));
  }

  private static <T> T roundTrip(T value, Class<T> type) {
    return Payloads.mapper().readValue(Payloads.mapper().writeValueAsString(value), type);
  }
}

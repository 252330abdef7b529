package understudy.web.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import understudy.topology.Applier;
import understudy.topology.BinaryLog;
import understudy.topology.Channel;
import understudy.topology.ChannelSettings;
import understudy.topology.ClusterName;
import understudy.topology.Durability;
import understudy.topology.Identity;
import understudy.topology.InstanceAddress;
import understudy.topology.Names;
import understudy.topology.Observation;
import understudy.topology.Progress;
import understudy.topology.Receiver;
import understudy.topology.Seen;
import understudy.topology.SemiSync;
import understudy.topology.ServerError;
import understudy.topology.ServerUuid;
import understudy.topology.Settings;
import understudy.topology.Silent;
import understudy.topology.Snapshot;
import understudy.topology.Version;
import understudy.topology.Vitals;
import understudy.topology.Writability;
import understudy.topology.diagnosis.Diagnosis;
import understudy.topology.election.LastSeen;
import understudy.topology.gtid.GtidSet;
import understudy.web.cluster.ClusterView;
import understudy.workflows.guardian.ClusterPolicy;
import understudy.workflows.guardian.Deposed;
import understudy.workflows.guardian.GuardianState;
import understudy.workflows.guardian.OperationSummary;

/** The cluster {@code shop} in the states that its operators meet. */
public final class Scene {
  public static final ClusterName SHOP = new ClusterName("shop");
  public static final InstanceAddress DB1 = InstanceAddress.parse("db1.shop.example:3306");
  public static final InstanceAddress DB2 = InstanceAddress.parse("db2.shop.example:3306");
  public static final InstanceAddress DB3 = InstanceAddress.parse("db3.shop.example:3306");
  public static final InstanceAddress DB4 = InstanceAddress.parse("db4.shop.example:3306");
  public static final List<InstanceAddress> ALL = List.of(DB1, DB2, DB3, DB4);

  static final Durability PROMISE = new Durability.SemiSynchronous(1, Duration.ofDays(1));

  private static final GtidSet DONE = GtidSet.parse("3e11fa47-71ca-11e1-9e33-c80aa9429562:1-48211");

  private Scene() {}

  /** One primary and three replicas, one of them behind another. */
  static Snapshot healthy() {
    return snapshot(
        DB1,
        List.of(
            primary(DB1), replica(DB2, DB1, 0), replica(DB3, DB1, 0), replica(DB4, DB2, 1_200)));
  }

  /** The primary refuses connections, and all replicas have lost it. */
  public static Snapshot primaryDead() {
    return snapshot(
        DB1,
        List.of(
            new Silent(DB1, Instant.now(), Silent.Reason.REFUSED, "Connection refused"),
            orphan(DB2, DB1),
            orphan(DB3, DB1),
            orphan(DB4, DB1)));
  }

  /**
   * After the failover: the second leads, one replica lost its source, the first is back and
   * closed.
   */
  static Snapshot returned() {
    var back =
        seen(DB1, Writability.SUPER_READ_ONLY, semiSync(SemiSync.Side.OFF), List.of(), "9.7.4");
    return snapshot(DB2, List.of(back, primary(DB2), replica(DB3, DB2, 0), broken(DB4, DB2)));
  }

  /** What the detectors say of it. */
  public static String lostSentence() {
    return dead().sentence();
  }

  static ClusterView view(GuardianState guardian, Snapshot snapshot, Diagnosis diagnosis) {
    return new ClusterView(
        guardian, ClusterView.Watched.of(snapshot, diagnosis, new TreeMap<>(), Optional.empty()));
  }

  static Diagnosis fine(InstanceAddress primary) {
    return new Diagnosis.Healthy(
        primary,
        List.of(
            "%s answered in 0.4 ms and is writable".formatted(primary),
            "all replicas heard it within their heartbeats"));
  }

  static Diagnosis dead() {
    return new Diagnosis.PrimaryDead(
        DB1,
        List.of(DB2, DB3, DB4),
        List.of(),
        List.of(
            "db1.shop.example:3306 refuses connections",
            "db2.shop.example:3306 lost its source 0.2 s ago and cannot reconnect",
            "db3.shop.example:3306 lost its source 0.2 s ago and cannot reconnect",
            "db4.shop.example:3306 lost its source 0.2 s ago and cannot reconnect"));
  }

  static GuardianState guardian(
      ClusterName name,
      InstanceAddress primary,
      List<OperationSummary> operations,
      List<Deposed> deposed,
      String verdict) {
    return new GuardianState(
        name,
        operations.size() + 1,
        primary,
        ALL,
        PROMISE,
        new LastSeen.Executed(Instant.now(), DONE),
        new ClusterPolicy(
            ClusterPolicy.Automation.AUTOMATIC,
            2,
            Duration.ofSeconds(5),
            Duration.ofHours(1),
            Duration.ofMillis(500),
            Duration.ofMillis(300),
            Duration.ofMinutes(10),
            new TreeMap<>(),
            List.of()),
        List.of(),
        deposed,
        operations,
        verdict);
  }

  private static Snapshot snapshot(InstanceAddress primary, List<Observation> observations) {
    return new Snapshot(SHOP, Instant.now(), primary, new ArrayList<>(observations));
  }

  private static Seen primary(InstanceAddress instance) {
    var waits =
        new SemiSync(
            SemiSync.Side.ON,
            SemiSync.Side.OFF,
            1,
            Duration.ofDays(1),
            3,
            Optional.empty(),
            Optional.empty());
    return seen(instance, Writability.WRITABLE, waits, List.of(), "9.7.4");
  }

  private static Seen replica(InstanceAddress instance, InstanceAddress source, int lagMillis) {
    var receiver =
        new Receiver(
            Receiver.State.RUNNING,
            Optional.empty(),
            Optional.of(Instant.now()),
            Duration.ofMillis(500));
    return replica(instance, source, receiver, lagMillis);
  }

  private static Seen orphan(InstanceAddress instance, InstanceAddress source) {
    var error = new ServerError(2003, "Can't connect to MySQL server on '%s'".formatted(source));
    var receiver =
        new Receiver(
            Receiver.State.CONNECTING,
            Optional.of(error),
            Optional.of(Instant.now().minusMillis(200)),
            Duration.ofMillis(500));
    return replica(instance, source, receiver, 0);
  }

  /** A message that would be markup if it were not escaped. */
  private static Seen broken(InstanceAddress instance, InstanceAddress source) {
    var error = new ServerError(1236, "<script>alert('lost')</script> binary log purged");
    var receiver =
        new Receiver(
            Receiver.State.STOPPED,
            Optional.of(error),
            Optional.of(Instant.now().minusSeconds(90)),
            Duration.ofMillis(500));
    return replica(instance, source, receiver, 0);
  }

  private static Seen replica(
      InstanceAddress instance, InstanceAddress source, Receiver receiver, int lagMillis) {
    var applier =
        new Applier(
            Applier.State.RUNNING, Optional.empty(), Optional.of(Duration.ofMillis(lagMillis)));
    var channel =
        new Channel(
            "",
            source,
            Optional.empty(),
            Channel.Positioning.AUTO,
            receiver,
            applier,
            DONE,
            Duration.ZERO,
            Progress.UNKNOWN,
            ChannelSettings.UNKNOWN);
    return seen(
        instance,
        Writability.SUPER_READ_ONLY,
        semiSync(SemiSync.Side.ON),
        List.of(channel),
        "9.7.4");
  }

  private static SemiSync semiSync(SemiSync.Side replica) {
    return new SemiSync(
        SemiSync.Side.OFF, replica, 1, Duration.ofDays(1), 0, Optional.empty(), Optional.empty());
  }

  private static Seen seen(
      InstanceAddress instance,
      Writability writability,
      SemiSync semiSync,
      List<Channel> channels,
      String version) {
    var number = instance.host().charAt(2) - '0';
    return new Seen(
        instance,
        Instant.now(),
        Duration.ofNanos(400_000),
        new Identity(
            new ServerUuid("3e11fa47-71ca-11e1-9e33-c80aa942956" + number),
            number,
            Version.parse(version),
            Names.UNKNOWN),
        writability,
        new BinaryLog(
            BinaryLog.State.ON,
            BinaryLog.Format.ROW,
            BinaryLog.Relayed.LOGGED,
            BinaryLog.GtidMode.ON,
            BinaryLog.Consistency.ENFORCED,
            Optional.of(BinaryLog.RowImage.FULL),
            Optional.empty(),
            GtidSet.empty()),
        DONE,
        semiSync,
        channels,
        List.of(),
        Settings.UNKNOWN,
        Vitals.UNKNOWN,
        Optional.empty());
  }
}

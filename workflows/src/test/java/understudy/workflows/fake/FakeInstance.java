package understudy.workflows.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import understudy.topology.Applier;
import understudy.topology.BinaryLog;
import understudy.topology.Channel;
import understudy.topology.ChannelSettings;
import understudy.topology.Identity;
import understudy.topology.InstanceAddress;
import understudy.topology.Names;
import understudy.topology.Observation;
import understudy.topology.Progress;
import understudy.topology.Receiver;
import understudy.topology.Seen;
import understudy.topology.SemiSync;
import understudy.topology.ServerUuid;
import understudy.topology.Settings;
import understudy.topology.Silent;
import understudy.topology.Version;
import understudy.topology.Vitals;
import understudy.topology.Writability;
import understudy.topology.gtid.GtidSet;

/** One simulated server: what it executed, what lies in its relay log, whom it follows. */
final class FakeInstance {
  final InstanceAddress address;
  final ServerUuid uuid;
  final int number;
  Life life = Life.ALIVE;
  Writability writability = Writability.SUPER_READ_ONLY;
  GtidSet executed = GtidSet.empty();
  GtidSet retrieved = GtidSet.empty();

  /** What it wrote in a former life, and its receiver passes over. */
  GtidSet skipped = GtidSet.empty();

  @Nullable InstanceAddress source;

  /** A source in another cluster. */
  @Nullable InstanceAddress foreign;

  boolean receiving;
  boolean applying = true;
  boolean acknowledges;
  int waitsFor;

  enum Life {
    ALIVE,
    DEAD,
    FROZEN
  }

  FakeInstance(int number) {
    this.number = number;
    address = InstanceAddress.parse("db" + number);
    uuid = new ServerUuid("00000000-0000-0000-0000-00000000000" + number);
  }

  boolean isAlive() {
    return life == Life.ALIVE;
  }

  boolean isWritable() {
    return isAlive() && writability == Writability.WRITABLE;
  }

  GtidSet held() {
    return executed.union(retrieved);
  }

  void apply() {
    if (isAlive() && applying) {
      executed = held();
    }
  }

  /** Becomes a primary. */
  void open(int acknowledgements) {
    source = null;
    receiving = false;
    retrieved = GtidSet.empty();
    acknowledges = false;
    waitsFor = acknowledgements;
    writability = Writability.WRITABLE;
  }

  /** Becomes a replica; whatever was not applied by then is gone, as in MySQL. */
  void follow(InstanceAddress newSource, int acknowledgements) {
    retrieved = GtidSet.empty();
    source = newSource;
    receiving = true;
    waitsFor = 0;
    acknowledges = acknowledgements > 0;
    writability = Writability.SUPER_READ_ONLY;
  }

  Observation observe(
      Instant now, @Nullable FakeInstance sourceInstance, List<FakeInstance> below) {
    return switch (life) {
      case DEAD -> new Silent(address, now, Silent.Reason.REFUSED, "connection refused");
      case FROZEN -> new Silent(address, now, Silent.Reason.TIMED_OUT, "no answer");
      case ALIVE -> seen(now, sourceInstance, below);
    };
  }

  private Seen seen(Instant now, @Nullable FakeInstance sourceInstance, List<FakeInstance> below) {
    var up = sourceInstance != null && sourceInstance.isAlive();
    return new Seen(
        address,
        now,
        Duration.ofMillis(1),
        new Identity(uuid, number, Version.parse("9.7.0"), Names.UNKNOWN),
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
        executed,
        semiSync(up, below),
        channels(now, sourceInstance, up),
        below.stream().map(it -> it.address).toList(),
        Settings.UNKNOWN,
        Vitals.UNKNOWN,
        Optional.empty());
  }

  private SemiSync semiSync(boolean up, List<FakeInstance> below) {
    var clients = (int) below.stream().filter(it -> it.acknowledges).count();
    var sourceSide =
        waitsFor == 0
            ? SemiSync.Side.OFF
            : clients >= waitsFor ? SemiSync.Side.ON : SemiSync.Side.ON_IDLE;
    var replicaSide =
        acknowledges
            ? (up && receiving ? SemiSync.Side.ON : SemiSync.Side.ON_IDLE)
            : SemiSync.Side.OFF;
    return new SemiSync(
        sourceSide,
        replicaSide,
        Math.max(1, waitsFor),
        Duration.ofDays(1),
        clients,
        Optional.empty(),
        Optional.empty());
  }

  private List<Channel> channels(Instant now, @Nullable FakeInstance from, boolean up) {
    if (from == null) {
      return List.of();
    }
    var own = channel(now, from, up);
    return foreign == null
        ? List.of(own)
        : List.of(
            own,
            new Channel(
                "foreign",
                foreign,
                Optional.empty(),
                own.positioning(),
                new Receiver(
                    Receiver.State.RUNNING,
                    Optional.empty(),
                    Optional.of(now),
                    Duration.ofMillis(500)),
                own.applier(),
                GtidSet.empty(),
                Duration.ZERO,
                Progress.UNKNOWN,
                ChannelSettings.UNKNOWN));
  }

  private Channel channel(Instant now, FakeInstance from, boolean up) {
    var state =
        !receiving
            ? Receiver.State.STOPPED
            : up ? Receiver.State.RUNNING : Receiver.State.CONNECTING;
    var heard = up ? now : now.minusSeconds(5);
    return new Channel(
        "",
        from.address,
        Optional.of(from.uuid),
        Channel.Positioning.AUTO,
        new Receiver(state, Optional.empty(), Optional.of(heard), Duration.ofMillis(500)),
        new Applier(
            applying ? Applier.State.RUNNING : Applier.State.STOPPED,
            Optional.empty(),
            Optional.empty()),
        retrieved,
        Duration.ZERO,
        Progress.UNKNOWN,
        ChannelSettings.UNKNOWN);
  }
}

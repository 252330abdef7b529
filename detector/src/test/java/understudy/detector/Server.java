package understudy.detector;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import understudy.topology.Applier;
import understudy.topology.BinaryLog;
import understudy.topology.Channel;
import understudy.topology.ChannelSettings;
import understudy.topology.Identity;
import understudy.topology.InstanceAddress;
import understudy.topology.Names;
import understudy.topology.Progress;
import understudy.topology.Receiver;
import understudy.topology.Seen;
import understudy.topology.SemiSync;
import understudy.topology.ServerError;
import understudy.topology.ServerUuid;
import understudy.topology.Settings;
import understudy.topology.Version;
import understudy.topology.Vitals;
import understudy.topology.Writability;
import understudy.topology.gtid.GtidSet;

/** A simulated server: what it is, whom it replicates from, and what ails it. */
final class Server {
  /** What ails it. */
  enum Health {
    ALIVE,
    KILLED,
    FROZEN,
    /** It takes a question and ignores every deadline. */
    HUNG
  }

  final InstanceAddress address;
  final List<InstanceAddress> namedReplicas = new ArrayList<>();
  ServerUuid uuid;
  Health health = Health.ALIVE;
  Writability writability = Writability.SUPER_READ_ONLY;
  GtidSet executed = GtidSet.empty();
  SemiSync semiSync =
      new SemiSync(
          SemiSync.Side.OFF,
          SemiSync.Side.ON,
          1,
          Duration.ofDays(1),
          0,
          Optional.empty(),
          Optional.empty());
  @Nullable InstanceAddress source;
  Receiver.State receiver = Receiver.State.RUNNING;
  Optional<ServerError> receiverError = Optional.empty();
  Applier.State applier = Applier.State.RUNNING;
  Instant connected;
  Instant heardUntil = Instant.MAX;
  Duration heartbeatEvery = Duration.ofSeconds(4);
  Duration latency = Duration.ZERO;
  boolean cutFromUs;
  boolean cutFromReplicas;
  CountDownLatch death = new CountDownLatch(1);

  Server(InstanceAddress address, Instant now) {
    this.address = address;
    this.connected = now;
    this.uuid =
        new ServerUuid(
            UUID.nameUUIDFromBytes(address.toString().getBytes(StandardCharsets.UTF_8)).toString());
  }

  Seen seen(Instant now, Duration took) {
    return new Seen(
        address,
        now,
        took,
        new Identity(uuid, address.port(), Version.parse("9.7.0"), Names.UNKNOWN),
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
        semiSync,
        channels(now),
        namedReplicas,
        Settings.UNKNOWN,
        Vitals.UNKNOWN,
        Optional.empty());
  }

  private List<Channel> channels(Instant now) {
    return source == null
        ? List.of()
        : List.of(
            new Channel(
                "",
                source,
                Optional.empty(),
                Channel.Positioning.AUTO,
                new Receiver(receiver, receiverError, Optional.of(heard(now)), heartbeatEvery),
                new Applier(applier, Optional.empty(), Optional.of(Duration.ZERO)),
                GtidSet.empty(),
                Duration.ZERO,
                Progress.UNKNOWN,
                ChannelSettings.UNKNOWN));
  }

  /** The last heartbeat that can have come before the source fell silent. */
  private Instant heard(Instant now) {
    var end = now.isBefore(heardUntil) ? now : heardUntil;
    var every = heartbeatEvery.toNanos();
    var beats = Math.max(0, Duration.between(connected, end).toNanos() / every);
    return connected.plusNanos(beats * every);
  }
}

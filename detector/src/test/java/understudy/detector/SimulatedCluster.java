package understudy.detector;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import understudy.topology.InstanceAddress;
import understudy.topology.Receiver;
import understudy.topology.Seen;
import understudy.topology.ServerError;
import understudy.topology.Silent;
import understudy.topology.Writability;

/** A primary and its replicas in simulated time, with all that may befall them. */
final class SimulatedCluster {
  static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");
  private static final Optional<ServerError> NO_ANSWER =
      Optional.of(new ServerError(2003, "no connection"));
  private static final Duration GIVES_UP = Duration.ofSeconds(1);

  final Map<InstanceAddress, Mishaps> all = new LinkedHashMap<>();
  final InstanceAddress primary;
  private final Random random;

  /** How an answer comes about, if it does. */
  record Answer(long at, Silent.@Nullable Reason silence) {}

  /** What ails one server, each until some time in nanoseconds. */
  static final class Mishaps {
    final Server server;
    long stalledUntil;
    long downUntil;
    long cutUntil;
    long brokenUntil;
    long connectingSince = -1;
    boolean killed;
    boolean frozen;
    double lost;
    Duration latency = Duration.ofMillis(1);

    Mishaps(Server server) {
      this.server = server;
    }

    boolean responds(long now) {
      return !killed && !frozen && now >= stalledUntil && now >= downUntil;
    }
  }

  SimulatedCluster(Random random, Duration heartbeats, long now) {
    this.random = random;
    this.primary = World.at("db1");
    for (var name : List.of("db1", "db2", "db3", "db4")) {
      var server = new Server(World.at(name), at(now));
      server.heartbeatEvery = heartbeats;
      if (name.equals("db1")) {
        server.writability = Writability.WRITABLE;
      } else {
        server.source = primary;
      }
      all.put(server.address, new Mishaps(server));
    }
  }

  static Instant at(long nanos) {
    return EPOCH.plusNanos(nanos);
  }

  Mishaps of(InstanceAddress instance) {
    return Objects.requireNonNull(all.get(instance));
  }

  boolean isDead() {
    return of(primary).killed || of(primary).frozen;
  }

  /** When, and how, a question that is put now will be answered; never is the end of time. */
  Answer ask(InstanceAddress instance, long now, int roundTrips) {
    var it = of(instance);
    if (now < it.cutUntil || random.nextDouble() < it.lost || it.frozen) {
      return new Answer(Long.MAX_VALUE, Silent.Reason.TIMED_OUT);
    }
    if (it.killed || now < it.downUntil) {
      return new Answer(now + 1_000_000, Silent.Reason.REFUSED);
    }
    var way = (long) (it.latency.toNanos() * roundTrips * (0.5 + random.nextExponential() / 2));
    return new Answer(Math.max(now, it.stalledUntil) + way, null);
  }

  Seen seen(InstanceAddress instance, long now) {
    return of(instance).server.seen(at(now), Duration.ZERO);
  }

  /** Lets receivers notice what has happened by now. */
  void settle(long now) {
    var source = of(primary);
    for (var it : all.values()) {
      if (it.server.source == null) {
        continue;
      }
      if (now < it.brokenUntil) {
        it.server.receiver = Receiver.State.STOPPED;
        it.server.receiverError = Optional.of(new ServerError(1236, "its log is gone"));
      } else if (it.server.receiver == Receiver.State.STOPPED) {
        connect(it, now);
      }
      if (source.killed && it.server.receiver == Receiver.State.RUNNING) {
        connect(it, now);
        it.server.receiverError = NO_ANSWER;
      }
      if (it.server.receiver == Receiver.State.RUNNING) {
        it.server.heardUntil =
            source.responds(now) ? Instant.MAX : earlier(it.server.heardUntil, at(now));
      } else if (it.server.receiver == Receiver.State.CONNECTING) {
        reconnect(it, source, now);
      }
    }
  }

  void restartReceiver(InstanceAddress replica, long now) {
    connect(of(replica), now);
  }

  private static void connect(Mishaps replica, long now) {
    replica.server.receiver = Receiver.State.CONNECTING;
    replica.server.receiverError = Optional.empty();
    replica.connectingSince = now;
  }

  private static void reconnect(Mishaps replica, Mishaps source, long now) {
    var tried = Duration.ofNanos(now - replica.connectingSince);
    if (source.responds(now) && tried.compareTo(source.latency.multipliedBy(6)) > 0) {
      replica.server.receiver = Receiver.State.RUNNING;
      replica.server.receiverError = Optional.empty();
      replica.server.connected = at(now);
      replica.server.heardUntil = Instant.MAX;
    } else if (!source.responds(now) && tried.compareTo(GIVES_UP) > 0) {
      replica.server.receiverError = NO_ANSWER;
    }
  }

  private static Instant earlier(Instant left, Instant right) {
    return left.isBefore(right) ? left : right;
  }
}

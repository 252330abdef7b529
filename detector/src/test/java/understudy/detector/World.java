package understudy.detector;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.Receiver;
import understudy.topology.SemiSync;
import understudy.topology.ServerError;
import understudy.topology.ServerUuid;
import understudy.topology.Silent;
import understudy.topology.Writability;

/**
 * Simulated clusters in real time: servers that can be killed, frozen, cut off and brought back.
 */
final class World {
  /** What a network does to one question: nothing, or a reason for silence. */
  interface Weather {
    Optional<Silent.Reason> strikes(InstanceAddress instance);
  }

  private static final Optional<ServerError> NO_ANSWER =
      Optional.of(new ServerError(2003, "cannot connect"));

  final InstantSource clock = InstantSource.system();
  final AtomicInteger nudges = new AtomicInteger();

  /** How long a receiver that was restarted tries, before it says that it cannot connect. */
  volatile Duration patienceOfReceivers = Duration.ofMillis(100);

  volatile Weather weather = _ -> Optional.empty();
  private final Map<InstanceAddress, Server> servers = new ConcurrentHashMap<>();
  private final CountDownLatch never = new CountDownLatch(1);

  static InstanceAddress at(String text) {
    return InstanceAddress.parse(text);
  }

  /** A primary and its replicas, each naming the other. */
  ClusterKnowledge cluster(String primary, String... replicas) {
    var leader = server(primary);
    leader.writability = Writability.WRITABLE;
    leader.semiSync =
        new SemiSync(
            SemiSync.Side.ON,
            SemiSync.Side.OFF,
            1,
            Duration.ofDays(1),
            1,
            Optional.empty(),
            Optional.empty());
    var members = new ArrayList<InstanceAddress>();
    for (var replica : replicas) {
      members.add(follow(replica, primary).address);
    }
    return new ClusterKnowledge(leader.address, members, List.of());
  }

  Server follow(String replica, String source) {
    var follower = server(replica);
    synchronized (this) {
      follower.source = at(source);
      follower.receiver = Receiver.State.RUNNING;
      follower.connected = clock.instant();
      follower.heardUntil = Instant.MAX;
      follower.writability = Writability.SUPER_READ_ONLY;
      server(source).namedReplicas.add(follower.address);
    }
    return follower;
  }

  Server server(String address) {
    return servers.computeIfAbsent(at(address), it -> new Server(it, clock.instant()));
  }

  synchronized void kill(String address) {
    var server = server(address);
    server.health = Server.Health.KILLED;
    server.death.countDown();
    silence(server);
    for (var replica : replicasOf(server)) {
      soon(() -> replica.receiver = Receiver.State.CONNECTING);
    }
  }

  /** Its connections stay open, and nothing comes over them any more. */
  synchronized void freeze(String address) {
    server(address).health = Server.Health.FROZEN;
    silence(server(address));
  }

  /** It goes on where it stopped, and answers all that it was asked meanwhile. */
  synchronized void thaw(String address) {
    var server = server(address);
    server.health = Server.Health.ALIVE;
    replicasOf(server).forEach(this::connects);
  }

  synchronized void hang(String address) {
    server(address).health = Server.Health.HUNG;
  }

  synchronized void cutFromUs(String address) {
    server(address).cutFromUs = true;
  }

  /** Its receiver tries in vain from now on. */
  synchronized void loseSource(String replica) {
    server(replica).receiver = Receiver.State.CONNECTING;
    server(replica).receiverError = NO_ANSWER;
    server(replica).heardUntil = clock.instant();
  }

  /** Alive again after a kill, as it was, replicating from nobody unless told to. */
  synchronized void bringBack(String address) {
    var server = server(address);
    server.health = Server.Health.ALIVE;
    server.cutFromUs = false;
    server.death = new CountDownLatch(1);
  }

  /** Makes a replica lead, and all others that answer replicate from it. */
  synchronized void promote(String address, String... followers) {
    var leader = server(address);
    leader.source = null;
    leader.writability = Writability.WRITABLE;
    for (var follower : followers) {
      follow(follower, address);
    }
  }

  Eyes eyes() {
    return new Eyes(this::probe, this::probe, this::hold, this::restartReceiver);
  }

  private static boolean thawsWithin(Server server, Duration deadline) {
    var end = System.nanoTime() + deadline.toNanos();
    while (server.health == Server.Health.FROZEN && System.nanoTime() < end) {
      pause(Duration.ofMillis(1));
    }
    return server.health != Server.Health.FROZEN;
  }

  private void connects(Server replica) {
    replica.receiver = Receiver.State.RUNNING;
    replica.receiverError = Optional.empty();
    replica.connected = clock.instant();
    replica.heardUntil = Instant.MAX;
  }

  private void silence(Server server) {
    replicasOf(server).forEach(replica -> replica.heardUntil = clock.instant());
  }

  private List<Server> replicasOf(Server server) {
    return servers.values().stream().filter(it -> server.address.equals(it.source)).toList();
  }

  /** What takes a few milliseconds in a real server. */
  private void soon(Runnable change) {
    later(Duration.ofMillis(4), change);
  }

  private void later(Duration delay, Runnable change) {
    Thread.ofVirtual()
        .start(
            () -> {
              pause(delay);
              synchronized (this) {
                change.run();
              }
            });
  }

  private Observation probe(InstanceAddress instance, Duration deadline) {
    var server = servers.get(instance);
    if (server == null) {
      return silent(instance, Silent.Reason.REFUSED);
    }
    if (server.health == Server.Health.HUNG) {
      await(never);
    }
    var strike = weather.strikes(instance);
    if (server.health == Server.Health.KILLED) {
      return silent(instance, Silent.Reason.REFUSED);
    }
    if (server.cutFromUs || strike.isPresent()) {
      var reason = strike.orElse(Silent.Reason.TIMED_OUT);
      pause(reason == Silent.Reason.TIMED_OUT ? deadline : Duration.ofMillis(1));
      return silent(instance, reason);
    }
    if (!thawsWithin(server, deadline)) {
      return silent(instance, Silent.Reason.TIMED_OUT);
    }
    pause(server.latency);
    synchronized (this) {
      return server.seen(clock.instant(), Duration.ZERO);
    }
  }

  private Silent silent(InstanceAddress instance, Silent.Reason reason) {
    return new Silent(instance, clock.instant(), reason, "");
  }

  private Tripwire.Snap hold(InstanceAddress primary) throws InterruptedException {
    var server = servers.get(primary);
    if (server == null || server.health != Server.Health.ALIVE || server.cutFromUs) {
      return new Tripwire.Snap(Tripwire.Snap.Kind.NOT_HELD, "nobody there");
    }
    server.death.await();
    return new Tripwire.Snap(Tripwire.Snap.Kind.BROKEN, "connection reset");
  }

  private synchronized Nudge.Nudged restartReceiver(
      InstanceAddress replica, String channel, Optional<ServerUuid> from, Duration deadline) {
    nudges.incrementAndGet();
    var asked = Objects.requireNonNull(servers.get(replica));
    var source = source(asked);
    asked.receiver = Receiver.State.CONNECTING;
    asked.receiverError = Optional.empty();
    if (source != null && source.health == Server.Health.ALIVE && !source.cutFromReplicas) {
      soon(() -> connects(asked));
    } else {
      later(patienceOfReceivers, () -> givesUp(asked));
    }
    return new Nudge.Nudged.Restarted();
  }

  private static void givesUp(Server replica) {
    if (replica.receiver == Receiver.State.CONNECTING) {
      replica.receiverError = NO_ANSWER;
    }
  }

  private @Nullable Server source(Server replica) {
    return replica.source == null ? null : servers.get(replica.source);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  static void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}

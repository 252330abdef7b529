package understudy.workflows.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import understudy.topology.ClusterName;
import understudy.topology.Durability;
import understudy.topology.InstanceAddress;
import understudy.topology.Snapshot;
import understudy.topology.Writability;
import understudy.topology.gtid.GtidSet;

/** A cluster that exists only in memory, and keeps watch over what must never happen. */
public final class FakeCluster {
  /** The name that all tests use. */
  public static final ClusterName SHOP = new ClusterName("shop");

  private final SortedMap<InstanceAddress, FakeInstance> instances = new TreeMap<>();
  private final Supplier<Instant> clock;
  private final int acknowledgements;
  private final List<String> log = new ArrayList<>();
  private final List<String> violations = new ArrayList<>();
  private final Troubles troubles = new Troubles();
  private GtidSet acknowledged = GtidSet.empty();
  private long written;

  /** One primary, db1, and replicas below it. */
  public FakeCluster(int size, int acknowledgements, Supplier<Instant> clock) {
    this.clock = clock;
    this.acknowledgements = acknowledgements;
    for (var number = 1; number <= size; number++) {
      var instance = new FakeInstance(number);
      instances.put(instance.address, instance);
      if (number == 1) {
        instance.open(acknowledgements);
      } else {
        instance.follow(db(1), acknowledgements);
      }
    }
    write();
  }

  /** The address of the n-th instance. */
  public static InstanceAddress db(int number) {
    return InstanceAddress.parse("db" + number);
  }

  public Troubles troubles() {
    return troubles;
  }

  public Durability durability() {
    return acknowledgements == 0
        ? new Durability.Asynchronous()
        : new Durability.SemiSynchronous(acknowledgements, Duration.ofDays(1));
  }

  public synchronized List<InstanceAddress> members() {
    return List.copyOf(instances.keySet());
  }

  public synchronized void kill(InstanceAddress instance) {
    get(instance).life = FakeInstance.Life.DEAD;
  }

  public synchronized void freeze(InstanceAddress instance) {
    get(instance).life = FakeInstance.Life.FROZEN;
  }

  public synchronized void start(InstanceAddress instance) {
    get(instance).life = FakeInstance.Life.ALIVE;
  }

  /** Its receiver gets nothing more, and nobody notices. */
  public synchronized void stopApplier(InstanceAddress instance) {
    get(instance).applying = false;
  }

  /** A replica that follows another one. */
  public synchronized void chain(InstanceAddress replica, InstanceAddress below) {
    get(replica).follow(below, acknowledgements);
  }

  /** A replica that replicates from a stranger too. */
  public synchronized void followAlso(InstanceAddress replica, InstanceAddress stranger) {
    get(replica).foreign = stranger;
  }

  /** It stops receiving, so that it lacks what is written from now on. */
  public synchronized void stopReceiver(InstanceAddress instance) {
    get(instance).receiving = false;
  }

  public synchronized void startReceiver(InstanceAddress instance) {
    get(instance).receiving = true;
  }

  /** One transaction on whoever is writable. */
  public synchronized void write() {
    for (var instance : instances.values()) {
      if (instance.isWritable()) {
        written++;
        var transaction = GtidSet.parse(instance.uuid + ":" + written);
        instance.executed = instance.executed.union(transaction);
        flow();
        var copies =
            below(instance).stream()
                .filter(it -> it.isAlive() && it.receiving && it.acknowledges)
                .count();
        if (copies >= acknowledgements) {
          acknowledged = acknowledged.union(transaction);
        }
      }
    }
  }

  /** Transactions that only this instance has. */
  public synchronized void writeAlone(InstanceAddress instance) {
    var it = get(instance);
    it.executed = it.executed.union(GtidSet.parse(it.uuid + ":" + ++written));
  }

  /**
   * It came back empty, and its receiver skips what it wrote in a former life; others have that.
   */
  public synchronized void rebornWithout(GtidSet past, InstanceAddress instance) {
    instances.values().forEach(it -> it.executed = it.executed.union(past));
    var reborn = get(instance);
    reborn.skipped = reborn.skipped.union(past);
    instances.values().forEach(it -> it.executed = it.executed.minus(it.skipped));
  }

  /** What this instance has executed. */
  public synchronized GtidSet executed(InstanceAddress instance) {
    return get(instance).executed;
  }

  public synchronized List<InstanceAddress> writable() {
    return instances.values().stream()
        .filter(FakeInstance::isWritable)
        .map(it -> it.address)
        .toList();
  }

  /** Living replicas that receive from an instance. */
  public synchronized List<InstanceAddress> followers(InstanceAddress source) {
    return below(get(source)).stream()
        .filter(it -> it.isAlive() && it.receiving && it.writability == Writability.SUPER_READ_ONLY)
        .map(it -> it.address)
        .toList();
  }

  /** Acknowledged transactions that the only writable instance lacks. */
  public synchronized GtidSet lost() {
    var all = GtidSet.empty();
    for (var instance : instances.values()) {
      if (instance.isWritable()) {
        all = all.union(instance.executed);
      }
    }
    return acknowledged.minus(all);
  }

  /** Moments at which more than one living instance took writes. */
  public synchronized List<String> violations() {
    return List.copyOf(violations);
  }

  /** What was done, in order: the step and the instance that it was about. */
  public synchronized List<String> log() {
    return List.copyOf(log);
  }

  public synchronized Snapshot snapshot(InstanceAddress primary, List<InstanceAddress> members) {
    flow();
    var now = clock.get();
    return new Snapshot(
        SHOP,
        now,
        primary,
        members.stream().map(this::get).map(it -> it.observe(now, source(it), below(it))).toList());
  }

  synchronized void note(String step, String about) {
    log.add(step + " " + about);
  }

  /** Replication goes on, and the watch is kept. */
  synchronized void flow() {
    for (var instance : instances.values()) {
      var source = source(instance);
      if (instance.isAlive() && instance.receiving && source != null && source.isAlive()) {
        instance.retrieved = instance.retrieved.union(source.executed).minus(instance.skipped);
      }
      instance.apply();
    }
    if (writable().size() > 1) {
      violations.add("writable at the same time: " + writable());
    }
  }

  FakeInstance get(InstanceAddress address) {
    var instance = instances.get(address);
    if (instance == null) {
      throw new IllegalArgumentException("no such instance: " + address);
    }
    return instance;
  }

  /** The engine's time. */
  public Instant clock() {
    return clock.get();
  }

  private @Nullable FakeInstance source(FakeInstance instance) {
    var source = instance.source;
    return source == null ? null : get(source);
  }

  private List<FakeInstance> below(FakeInstance source) {
    return instances.values().stream().filter(it -> source.address.equals(it.source)).toList();
  }
}

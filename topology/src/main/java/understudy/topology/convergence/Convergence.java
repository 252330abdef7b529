package understudy.topology.convergence;

import java.util.ArrayList;
import java.util.List;
import understudy.topology.Applier;
import understudy.topology.Channel;
import understudy.topology.Durability;
import understudy.topology.InstanceAddress;
import understudy.topology.Receiver;
import understudy.topology.Seen;
import understudy.topology.SemiSync;
import understudy.topology.Silent;
import understudy.topology.Snapshot;

/** Tells what still differs from what an operation promised. */
public final class Convergence {
  private Convergence() {}

  /**
   * All that differs from: the primary is writable and replicates from nobody, nobody else is
   * writable, each of the replicas is super-read-only and replicates from it alone with receiver
   * and applier running, and the semi-synchronous sides are as the durability wants them. Empty
   * when the cluster has converged.
   *
   * @param replicas those that shall replicate directly from the primary; other members may be
   *     anywhere, as long as they take no writes
   */
  public static List<Deviation> deviations(
      Snapshot snapshot,
      InstanceAddress primary,
      List<InstanceAddress> replicas,
      Durability durability) {
    var deviations = new ArrayList<Deviation>();
    var seen = present(snapshot, primary, deviations);
    seen.forEach(it -> deviations.addAll(ofPrimary(it, durability)));
    var following = new ArrayList<Seen>();
    for (var replica : replicas.stream().sorted().distinct().toList()) {
      following.addAll(present(snapshot, replica, deviations));
    }
    following.forEach(it -> deviations.addAll(ofReplica(it, primary, durability)));
    deviations.addAll(ofOthers(snapshot, primary, replicas));
    if (!seen.isEmpty()) {
      deviations.addAll(ofAcknowledgers(primary, following, durability));
    }
    return List.copyOf(deviations);
  }

  private static List<Seen> present(
      Snapshot snapshot, InstanceAddress instance, List<Deviation> deviations) {
    var observation = snapshot.of(instance);
    if (observation.isEmpty()) {
      deviations.add(new Deviation.NotSeen(instance, "it was not looked at"));
      return List.of();
    }
    return switch (observation.get()) {
      case Seen seen -> List.of(seen);
      case Silent silent -> {
        deviations.add(new Deviation.NotSeen(instance, silent.sentence()));
        yield List.of();
      }
    };
  }

  private static List<Deviation> ofPrimary(Seen primary, Durability durability) {
    var deviations = new ArrayList<Deviation>();
    if (!primary.isWritable()) {
      deviations.add(new Deviation.PrimaryNotWritable(primary.instance(), primary.writability()));
    }
    for (var channel : primary.channels()) {
      deviations.add(new Deviation.PrimaryReplicates(primary.instance(), channel.source()));
    }
    switch (durability) {
      case Durability.Asynchronous() -> {
        if (primary.semiSync().isSource()) {
          deviations.add(new Deviation.WaitsNeedlessly(primary.instance()));
        }
      }
      case Durability.SemiSynchronous(var wanted, var _) -> {
        if (primary.semiSync().source() != SemiSync.Side.ON) {
          deviations.add(new Deviation.PrimaryDoesNotWait(primary.instance()));
        }
        if (primary.semiSync().isSource() && primary.semiSync().acknowledgements() != wanted) {
          deviations.add(
              new Deviation.WrongAcknowledgements(
                  primary.instance(), wanted, primary.semiSync().acknowledgements()));
        }
      }
    }
    return deviations;
  }

  private static List<Deviation> ofReplica(
      Seen replica, InstanceAddress primary, Durability durability) {
    var deviations = new ArrayList<Deviation>();
    var name = replica.instance();
    if (!replica.writability().isClosed()) {
      deviations.add(new Deviation.ReplicaNotReadOnly(name, replica.writability()));
    }
    var sources = replica.channels().stream().map(Channel::source).toList();
    if (!sources.equals(List.of(primary))) {
      deviations.add(new Deviation.WrongSource(name, primary, sources));
    }
    for (var channel : replica.channels()) {
      if (channel.receiver().state() != Receiver.State.RUNNING) {
        deviations.add(
            new Deviation.ReceiverNotRunning(
                name, channel.receiver().state(), channel.receiver().error()));
      }
      if (channel.applier().state() != Applier.State.RUNNING) {
        deviations.add(new Deviation.ApplierNotRunning(name, channel.applier().error()));
      }
    }
    deviations.addAll(semiSyncOfReplica(replica, durability));
    return deviations;
  }

  /** A replica that shall never acknowledge has no plugin for it: whoever has one is meant to. */
  private static List<Deviation> semiSyncOfReplica(Seen replica, Durability durability) {
    var deviations = new ArrayList<Deviation>();
    if (replica.semiSync().isSource()) {
      deviations.add(new Deviation.WaitsNeedlessly(replica.instance()));
    }
    if (durability instanceof Durability.SemiSynchronous
        && replica.semiSync().replica() != SemiSync.Side.ON
        && replica.semiSync().replica() != SemiSync.Side.NOT_INSTALLED) {
      deviations.add(new Deviation.DoesNotAcknowledge(replica.instance()));
    }
    return deviations;
  }

  private static List<Deviation> ofOthers(
      Snapshot snapshot, InstanceAddress primary, List<InstanceAddress> replicas) {
    return snapshot.seen().stream()
        .filter(Seen::isWritable)
        .map(Seen::instance)
        .filter(it -> !it.equals(primary) && !replicas.contains(it))
        .<Deviation>map(Deviation.AlsoWritable::new)
        .toList();
  }

  private static List<Deviation> ofAcknowledgers(
      InstanceAddress primary, List<Seen> replicas, Durability durability) {
    return switch (durability) {
      case Durability.Asynchronous() -> List.of();
      case Durability.SemiSynchronous(var wanted, var _) -> {
        var found =
            (int)
                replicas.stream()
                    .filter(it -> it.replicatesFrom(primary))
                    .filter(it -> it.semiSync().replica() == SemiSync.Side.ON)
                    .count();
        yield found < wanted
            ? List.of(new Deviation.TooFewAcknowledgers(primary, wanted, found))
            : List.of();
      }
    };
  }
}

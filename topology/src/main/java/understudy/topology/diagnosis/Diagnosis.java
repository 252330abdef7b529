package understudy.topology.diagnosis;

import java.util.List;
import understudy.topology.Counted;
import understudy.topology.InstanceAddress;

/**
 * What is wrong with a cluster's primary, as far as one snapshot can tell: a closed list of named
 * cases.
 */
public sealed interface Diagnosis {
  /** The instance that leads the cluster as far as is known. */
  InstanceAddress primary();

  /** What was observed that led to this, one sentence each. */
  List<String> evidence();

  /** The whole in one sentence. */
  String sentence();

  /** A diagnosis that a failover cures. */
  sealed interface PrimaryLost extends Diagnosis {
    /** The replicas that answer, ordered by address. */
    List<InstanceAddress> survivors();

    /** The members, the primary aside, that do not answer. */
    List<InstanceAddress> silent();
  }

  /** The primary answers and takes writes. */
  record Healthy(InstanceAddress primary, List<String> evidence) implements Diagnosis {
    public Healthy {
      evidence = List.copyOf(evidence);
    }

    @Override
    public String sentence() {
      return "%s leads and answers".formatted(primary);
    }
  }

  /** The primary is silent, and every replica answers and has lost it too. */
  record PrimaryDead(
      InstanceAddress primary,
      List<InstanceAddress> survivors,
      List<InstanceAddress> silent,
      List<String> evidence)
      implements PrimaryLost {
    public PrimaryDead {
      survivors = List.copyOf(survivors);
      silent = List.copyOf(silent);
      evidence = List.copyOf(evidence);
    }

    @Override
    public String sentence() {
      return "primary %s is dead, unheard by %s"
          .formatted(primary, Counted.of(survivors.size(), "surviving replica"));
    }
  }

  /** The primary is silent, some replicas are too, and all that answer have lost it. */
  record PrimaryAndSomeReplicasDead(
      InstanceAddress primary,
      List<InstanceAddress> survivors,
      List<InstanceAddress> silent,
      List<String> evidence)
      implements PrimaryLost {
    public PrimaryAndSomeReplicasDead {
      survivors = List.copyOf(survivors);
      silent = List.copyOf(silent);
      evidence = List.copyOf(evidence);
    }

    @Override
    public String sentence() {
      return "primary %s is dead, and %s silent: none of the replicas that answer hears it"
          .formatted(primary, silent);
    }
  }

  /** The primary accepts connections and says nothing, to us and to every replica. */
  record PrimaryFrozen(
      InstanceAddress primary,
      List<InstanceAddress> survivors,
      List<InstanceAddress> silent,
      List<String> evidence)
      implements PrimaryLost {
    public PrimaryFrozen {
      survivors = List.copyOf(survivors);
      silent = List.copyOf(silent);
      evidence = List.copyOf(evidence);
    }

    @Override
    public String sentence() {
      return "primary %s is frozen: it says nothing to us or to %s"
          .formatted(primary, Counted.of(survivors.size(), "surviving replica"));
    }
  }

  /** Nothing of the cluster answers: as likely our own network as theirs. */
  record ClusterSilent(InstanceAddress primary, List<String> evidence) implements Diagnosis {
    public ClusterSilent {
      evidence = List.copyOf(evidence);
    }

    @Override
    public String sentence() {
      return "no instance answers, %s and its replicas alike: this may be our own network"
          .formatted(primary);
    }
  }

  /** The primary is silent to us, and there is no replica that could say whether it is alive. */
  record PrimaryWithoutReplicasSilent(InstanceAddress primary, List<String> evidence)
      implements Diagnosis {
    public PrimaryWithoutReplicasSilent {
      evidence = List.copyOf(evidence);
    }

    @Override
    public String sentence() {
      return "primary %s is silent, and it has no replica to take over".formatted(primary);
    }
  }

  /**
   * The primary is silent to us while at least one replica still hears it, or while no replica can
   * tell.
   */
  record PrimaryUnseen(InstanceAddress primary, List<String> evidence) implements Diagnosis {
    public PrimaryUnseen {
      evidence = List.copyOf(evidence);
    }

    @Override
    public String sentence() {
      return "primary %s is silent to us, and its replicas do not confirm that it is lost"
          .formatted(primary);
    }
  }

  /** The primary answers, and refuses us: it is alive. */
  record PrimaryAlive(InstanceAddress primary, List<String> evidence) implements Diagnosis {
    public PrimaryAlive {
      evidence = List.copyOf(evidence);
    }

    @Override
    public String sentence() {
      return "primary %s is alive and will not talk to us".formatted(primary);
    }
  }

  /** The primary answers and takes no writes. */
  record PrimaryReadOnly(InstanceAddress primary, List<String> evidence) implements Diagnosis {
    public PrimaryReadOnly {
      evidence = List.copyOf(evidence);
    }

    @Override
    public String sentence() {
      return "primary %s is read-only".formatted(primary);
    }
  }

  /** More than one instance takes writes. */
  record SeveralWritable(
      InstanceAddress primary, List<InstanceAddress> writable, List<String> evidence)
      implements Diagnosis {
    public SeveralWritable {
      writable = List.copyOf(writable);
      evidence = List.copyOf(evidence);
    }

    @Override
    public String sentence() {
      return "%d instances take writes: %s".formatted(writable.size(), writable);
    }
  }
}

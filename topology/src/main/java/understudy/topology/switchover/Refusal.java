package understudy.topology.switchover;

import java.time.Duration;
import understudy.topology.Ages;
import understudy.topology.Counted;
import understudy.topology.InstanceAddress;
import understudy.topology.election.Objection;

/** One reason why a switchover will not be done. */
public sealed interface Refusal {
  /** The reason in one sentence. */
  String sentence();

  /** There is no living, writable primary to take over from. */
  record PrimaryNotHealthy(String diagnosis) implements Refusal {
    @Override
    public String sentence() {
      return "a switchover needs a healthy primary: " + diagnosis;
    }
  }

  /** The primary is itself a replica of somebody, and that stream would be cut. */
  record PrimaryReplicates(InstanceAddress primary, InstanceAddress source) implements Refusal {
    @Override
    public String sentence() {
      return "primary %s itself replicates from %s, and its successor would not"
          .formatted(primary, source);
    }
  }

  /** The primary could not follow its successor. */
  record PrimaryWithoutGtid(InstanceAddress primary) implements Refusal {
    @Override
    public String sentence() {
      return "primary %s does not use GTIDs, and could not follow its successor".formatted(primary);
    }
  }

  /** Somebody else takes writes already. */
  record AlsoWritable(InstanceAddress instance) implements Refusal {
    @Override
    public String sentence() {
      return "%s takes writes too".formatted(instance);
    }
  }

  /** The target is no member of the cluster. */
  record UnknownTarget(InstanceAddress target) implements Refusal {
    @Override
    public String sentence() {
      return "%s is no member of this cluster".formatted(target);
    }
  }

  /** The target leads already. */
  record TargetIsPrimary(InstanceAddress target) implements Refusal {
    @Override
    public String sentence() {
      return "%s is the primary already".formatted(target);
    }
  }

  /** The target was ruled out for this operation. */
  record TargetExcluded(InstanceAddress target) implements Refusal {
    @Override
    public String sentence() {
      return "%s was ruled out for this operation".formatted(target);
    }
  }

  /** There is nobody who could take over. */
  record NoCandidate(InstanceAddress primary) implements Refusal {
    @Override
    public String sentence() {
      return "primary %s has nobody who could take over".formatted(primary);
    }
  }

  /** The instance could not lead in a failover either. */
  record Unfit(InstanceAddress instance, Objection objection) implements Refusal {
    @Override
    public String sentence() {
      return "%s cannot take over: %s".formatted(instance, objection.sentence());
    }
  }

  /** The instance replicates through another, which the gap cannot wait for. */
  record NotDirectlyBelow(InstanceAddress instance, InstanceAddress primary) implements Refusal {
    @Override
    public String sentence() {
      return "%s does not replicate directly from %s: relocate it first"
          .formatted(instance, primary);
    }
  }

  /** The instance does not receive at present. */
  record ReceiverNotRunning(InstanceAddress instance) implements Refusal {
    @Override
    public String sentence() {
      return "the receiver of %s is not running".formatted(instance);
    }
  }

  /** The instance is so far behind that the gap would be long. */
  record Lagging(InstanceAddress instance, Duration lag, Duration limit) implements Refusal {
    @Override
    public String sentence() {
      return "%s lags %s behind, and at most %s is allowed"
          .formatted(instance, Ages.of(lag), Ages.of(limit));
    }
  }

  /** The instance could not make its commits wait for acknowledgements. */
  record CannotWait(InstanceAddress instance) implements Refusal {
    @Override
    public String sentence() {
      return "%s has no semi-synchronous source plugin, and could not keep the primary's promise"
          .formatted(instance);
    }
  }

  /** Fewer would acknowledge to an instance than it waits for, so that its commits would hang. */
  record TooFewAcknowledgers(InstanceAddress waiting, int wanted, int found) implements Refusal {
    @Override
    public String sentence() {
      return "%s waits for %s, and only %s would give them"
          .formatted(waiting, Counted.of(wanted, "acknowledgement"), Counted.of(found, "instance"));
    }
  }
}

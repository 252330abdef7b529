package understudy.topology.examination;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import understudy.topology.Ages;
import understudy.topology.InstanceAddress;
import understudy.topology.trait.Downtime;

/** Why no failover is made. */
public sealed interface Restraint {
  /** The whole in one sentence. */
  String sentence();

  /** The primary answers and takes writes. */
  record PrimaryWell(InstanceAddress primary) implements Restraint {
    @Override
    public String sentence() {
      return "nothing is to be done: %s answers and takes writes".formatted(primary);
    }
  }

  /** The primary answers; what is wrong with it no failover may cure. */
  record PrimaryAnswers(InstanceAddress primary, String trouble) implements Restraint {
    @Override
    public String sentence() {
      return "not failing over: %s answers, and a person must decide: %s"
          .formatted(primary, trouble);
    }
  }

  /** The primary gave the kind of answer that only a living server gives. */
  record PrimaryAlive(InstanceAddress primary, String answer) implements Restraint {
    @Override
    public String sentence() {
      return "not failing over: %s is alive, for it answered: %s".formatted(primary, answer);
    }
  }

  /**
   * Replicas still hear the primary.
   *
   * @param quiet how long ago the one that has waited longest heard from it; zero when they cannot
   *     tell
   */
  record StillHeard(InstanceAddress primary, List<InstanceAddress> by, Duration quiet)
      implements Restraint {
    public StillHeard {
      by = List.copyOf(by);
    }

    @Override
    public String sentence() {
      var who = by.stream().map(InstanceAddress::toString).collect(Collectors.joining(" and "));
      return quiet.isZero()
          ? "not failing over: %s %s from the primary"
              .formatted(who, by.size() == 1 ? "receives" : "receive")
          : "not failing over: %s heard from the primary %s ago".formatted(who, Ages.of(quiet));
    }
  }

  /** No replica can say whether the primary is dead. */
  record NobodyCanTell(InstanceAddress primary, List<String> why) implements Restraint {
    public NobodyCanTell {
      why = List.copyOf(why);
    }

    @Override
    public String sentence() {
      return "not failing over: no replica can tell whether %s is dead%s"
          .formatted(primary, why.isEmpty() ? "" : ": " + String.join("; ", why));
    }
  }

  /** The primary was not looked at. */
  record NotLookedAt(InstanceAddress primary) implements Restraint {
    @Override
    public String sentence() {
      return "not failing over: %s was not looked at".formatted(primary);
    }
  }

  /** Nobody at all answers. */
  record NobodyAnswers(InstanceAddress primary) implements Restraint {
    @Override
    public String sentence() {
      return "not failing over: no instance answers, so it may be our own network that is cut";
    }
  }

  /** There is nobody to take over. */
  record NobodyToTakeOver(InstanceAddress primary) implements Restraint {
    @Override
    public String sentence() {
      return "not failing over: %s has no replica that could take over".formatted(primary);
    }
  }

  /** Policy leaves it to a person. */
  record ByHand(InstanceAddress primary) implements Restraint {
    @Override
    public String sentence() {
      return "only an operator may replace %s: automatic failover is off".formatted(primary);
    }
  }

  /** An operator wants the primary, or the whole cluster, left alone for a while. */
  record InDowntime(Downtime downtime) implements Restraint {
    @Override
    public String sentence() {
      return "no automatic failover: %s".formatted(downtime.sentence());
    }
  }

  /** Too few observers agree. */
  record QuorumLacking(InstanceAddress primary, int agree, int needed) implements Restraint {
    @Override
    public String sentence() {
      return "%d of %d observers that must agree say that %s is lost"
          .formatted(agree, needed, primary);
    }
  }

  /** There was an automatic failover not long ago that nobody has looked at. */
  record Flapping(InstanceAddress primary, String why, Instant until) implements Restraint {
    @Override
    public String sentence() {
      return "%s would not be replaced: %s".formatted(primary, why);
    }
  }

  /** The last operation did not help, and the next one waits. */
  record Resting(InstanceAddress primary, Instant until) implements Restraint {
    @Override
    public String sentence() {
      return "the last operation did not bring %s back, and the next one waits until %s"
          .formatted(primary, until);
    }
  }

  /** An operation of this cluster runs. */
  record UnderWay(String operation) implements Restraint {
    @Override
    public String sentence() {
      return "%s is under way".formatted(operation);
    }
  }

  /** The detector that sees it doubts its own network. */
  record OwnNetworkDoubted(String why) implements Restraint {
    @Override
    public String sentence() {
      return why;
    }
  }

  /** The primary is lost, and nothing holds a failover back. */
  record AboutToBegin(InstanceAddress primary) implements Restraint {
    @Override
    public String sentence() {
      return "%s is lost and nothing speaks against a failover: it is about to begin"
          .formatted(primary);
    }
  }

  /** No detector that we can ask sees the cluster. */
  record NotWatched(String why) implements Restraint {
    @Override
    public String sentence() {
      return "nothing can be said: %s".formatted(why);
    }
  }
}

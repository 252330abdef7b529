package understudy.topology.election;

import java.time.Duration;
import java.util.List;
import understudy.topology.Counted;
import understudy.topology.InstanceAddress;
import understudy.topology.Printable;
import understudy.topology.ServerError;
import understudy.topology.gtid.GtidSet;

/** A reason why an instance should not lead. */
public sealed interface Objection {
  /** The reason in one clause. */
  String sentence();

  /** It gave no answer. */
  record NotSeen(String reason) implements Objection {
    @Override
    public String sentence() {
      return "gave no answer: " + reason;
    }
  }

  /** Its rule forbids it. */
  record MustNot() implements Objection {
    @Override
    public String sentence() {
      return "its promotion rule is must_not";
    }
  }

  /** It stands where no primary may stand as long as that is the policy. */
  record TooFar(String kind, String found, String wanted) implements Objection {
    @Override
    public String sentence() {
      return "its %s is %s, and the policy keeps the primary in %s".formatted(kind, found, wanted);
    }
  }

  /** It replicates from others too: to promote it would cut those streams. */
  record SeveralSources(List<InstanceAddress> sources) implements Objection {
    public SeveralSources {
      sources = List.copyOf(sources);
    }

    @Override
    public String sentence() {
      return "it replicates from %d sources: %s".formatted(sources.size(), sources);
    }
  }

  /** It only hands on what others wrote. */
  record NoData(String flavour) implements Objection {
    @Override
    public String sentence() {
      return "it holds no data: %s".formatted(flavour);
    }
  }

  /** It writes no binary log, or not what it replicates: nobody could follow it. */
  record CannotBeFollowed(String setting) implements Objection {
    @Override
    public String sentence() {
      return "nobody could replicate from it: " + setting;
    }
  }

  /** It does not replicate by GTID. */
  record NoGtid() implements Objection {
    @Override
    public String sentence() {
      return "it does not use GTIDs";
    }
  }

  /** It replicates from nobody in this cluster: a stranger. */
  record NoReplica() implements Objection {
    @Override
    public String sentence() {
      return "it did not replicate from the primary, directly or through another";
    }
  }

  /** Its applier is stopped: what it received is not what it can show. */
  record ApplierStopped() implements Objection {
    @Override
    public String sentence() {
      return "its applier is stopped";
    }
  }

  /** Its applier failed. */
  record ApplierBroken(ServerError error) implements Objection {
    @Override
    public String sentence() {
      return "its applier failed with error %d: %s".formatted(error.number(), error.message());
    }
  }

  /** It applies what it receives late on purpose. */
  record Delayed(Duration delay) implements Objection {
    @Override
    public String sentence() {
      return "it is a delayed replica (%d s)".formatted(delay.toSeconds());
    }
  }

  /** It runs a newer version than a replica that would have to follow it. */
  record TooNew(InstanceAddress follower) implements Objection {
    @Override
    public String sentence() {
      return "its version is newer than that of %s, which would have to follow it"
          .formatted(follower);
    }
  }

  /** It executed transactions that no other instance of the cluster knows. */
  record Errant(GtidSet transactions) implements Objection {
    @Override
    public String sentence() {
      return "it has %s: %s"
          .formatted(
              Counted.of(transactions.count(), "errant transaction"),
              Printable.of(transactions.toString()));
    }
  }

  /** It lacks transactions that another has, and that it could not fetch. */
  record Behind(InstanceAddress other, GtidSet missing) implements Objection {
    @Override
    public String sentence() {
      return "it lacks %s that %s has".formatted(Counted.of(missing.count(), "transaction"), other);
    }
  }

  /** Nothing is wrong with it: another is simply better. */
  record Outranked(InstanceAddress winner, String why) implements Objection {
    @Override
    public String sentence() {
      return "%s goes before it: %s".formatted(winner, why);
    }
  }
}

package understudy.topology.convergence;

import java.util.List;
import java.util.Optional;
import understudy.topology.Counted;
import understudy.topology.InstanceAddress;
import understudy.topology.Receiver;
import understudy.topology.ServerError;
import understudy.topology.Writability;

/** One thing that differs from what an operation promised. */
public sealed interface Deviation {
  /** The instance that differs. */
  InstanceAddress instance();

  /** The difference in one sentence. */
  String sentence();

  /** It gave no answer, so nothing is known of it. */
  record NotSeen(InstanceAddress instance, String reason) implements Deviation {
    @Override
    public String sentence() {
      return "%s gave no answer: %s".formatted(instance, reason);
    }
  }

  /** The primary takes no writes. */
  record PrimaryNotWritable(InstanceAddress instance, Writability writability)
      implements Deviation {
    @Override
    public String sentence() {
      return "primary %s takes no writes: it is %s".formatted(instance, writability);
    }
  }

  /** The primary still replicates from somebody. */
  record PrimaryReplicates(InstanceAddress instance, InstanceAddress source) implements Deviation {
    @Override
    public String sentence() {
      return "primary %s still replicates from %s".formatted(instance, source);
    }
  }

  /** Somebody who is neither the primary nor one of its replicas takes writes. */
  record AlsoWritable(InstanceAddress instance) implements Deviation {
    @Override
    public String sentence() {
      return "%s takes writes too".formatted(instance);
    }
  }

  /** A replica is not super-read-only. */
  record ReplicaNotReadOnly(InstanceAddress instance, Writability writability)
      implements Deviation {
    @Override
    public String sentence() {
      return "replica %s is %s instead of super-read-only".formatted(instance, writability);
    }
  }

  /** A replica does not replicate from the primary, or not from it alone. */
  record WrongSource(
      InstanceAddress instance, InstanceAddress primary, List<InstanceAddress> sources)
      implements Deviation {
    public WrongSource {
      sources = List.copyOf(sources);
    }

    @Override
    public String sentence() {
      return sources.isEmpty()
          ? "replica %s replicates from nobody instead of %s".formatted(instance, primary)
          : "replica %s replicates from %s instead of %s alone"
              .formatted(instance, sources, primary);
    }
  }

  /** A replica's receiver does not run, or has no connection. */
  record ReceiverNotRunning(
      InstanceAddress instance, Receiver.State state, Optional<ServerError> error)
      implements Deviation {
    @Override
    public String sentence() {
      return "the receiver of replica %s is %s%s".formatted(instance, state, because(error));
    }
  }

  /** A replica's applier does not run. */
  record ApplierNotRunning(InstanceAddress instance, Optional<ServerError> error)
      implements Deviation {
    @Override
    public String sentence() {
      return "the applier of replica %s is stopped%s".formatted(instance, because(error));
    }
  }

  /** The primary's commits should wait for acknowledgements, and do not. */
  record PrimaryDoesNotWait(InstanceAddress instance) implements Deviation {
    @Override
    public String sentence() {
      return "the commits of primary %s do not wait for acknowledgements".formatted(instance);
    }
  }

  /** The primary waits for another number of acknowledgements than promised. */
  record WrongAcknowledgements(InstanceAddress instance, int wanted, int found)
      implements Deviation {
    @Override
    public String sentence() {
      return "primary %s waits for %s instead of %d"
          .formatted(instance, Counted.of(found, "acknowledgement"), wanted);
    }
  }

  /** An instance waits for acknowledgements that should not. */
  record WaitsNeedlessly(InstanceAddress instance) implements Deviation {
    @Override
    public String sentence() {
      return "%s is set to wait for acknowledgements, and should not be".formatted(instance);
    }
  }

  /** A replica could acknowledge, and does not. */
  record DoesNotAcknowledge(InstanceAddress instance) implements Deviation {
    @Override
    public String sentence() {
      return "replica %s does not acknowledge what it receives".formatted(instance);
    }
  }

  /** Fewer replicas acknowledge than the primary waits for. */
  record TooFewAcknowledgers(InstanceAddress instance, int wanted, int found) implements Deviation {
    @Override
    public String sentence() {
      return "primary %s waits for %s, and %s would give them"
          .formatted(instance, Counted.of(wanted, "acknowledgement"), Counted.of(found, "replica"));
    }
  }

  private static String because(Optional<ServerError> error) {
    return error.map(it -> ", error %d: %s".formatted(it.number(), it.message())).orElse("");
  }
}

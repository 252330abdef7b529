package understudy.workflows.guardian;

import java.time.Duration;
import java.util.Optional;
import understudy.topology.Ages;
import understudy.topology.InstanceAddress;
import understudy.topology.trait.Attribute;
import understudy.topology.trait.Downtime;
import understudy.topology.trait.Tag;

/** What an operator says of an instance or of the cluster; it counts more than what is learned. */
public sealed interface Note {
  /** What it says, in one clause. */
  String sentence();

  /** An instance is tagged. */
  record Tagged(InstanceAddress instance, Tag tag) implements Note {
    @Override
    public String sentence() {
      return "%s is tagged %s".formatted(instance, tag);
    }
  }

  /** An operator's tag is taken off. */
  record Untagged(InstanceAddress instance, String name) implements Note {
    @Override
    public String sentence() {
      return "%s is tagged %s no more".formatted(instance, name);
    }
  }

  /**
   * Something is so.
   *
   * @param lasting for how long; empty for until it is taken back
   */
  record Said(
      InstanceAddress instance, Attribute attribute, String value, Optional<Duration> lasting)
      implements Note {
    @Override
    public String sentence() {
      return "the %s of %s is %s%s"
          .formatted(
              attribute.word(),
              instance,
              value,
              lasting.map(it -> " for " + Ages.of(it)).orElse(""));
    }
  }

  /** What an operator said counts no more. */
  record TakenBack(InstanceAddress instance, Attribute attribute) implements Note {
    @Override
    public String sentence() {
      return "no operator says what the %s of %s is".formatted(attribute.word(), instance);
    }
  }

  /**
   * An instance, or the whole cluster, is to be left alone for a while.
   *
   * @param instance empty for the whole cluster
   */
  record DowntimeBegun(Optional<InstanceAddress> instance, String reason, Duration lasting)
      implements Note {
    @Override
    public String sentence() {
      return "%s is in downtime for %s: %s"
          .formatted(Downtime.subject(instance), Ages.of(lasting), reason);
    }
  }

  /**
   * It need not be left alone any more.
   *
   * @param instance empty for the whole cluster
   */
  record DowntimeEnded(Optional<InstanceAddress> instance) implements Note {
    @Override
    public String sentence() {
      return "%s is in downtime no more".formatted(Downtime.subject(instance));
    }
  }

  /** The cluster has another name besides its own. */
  record Named(String alias) implements Note {
    @Override
    public String sentence() {
      return "the cluster is also called %s".formatted(alias);
    }
  }

  /** An operator's other name for the cluster counts no more. */
  record Unnamed() implements Note {
    @Override
    public String sentence() {
      return "no operator has another name for the cluster";
    }
  }
}

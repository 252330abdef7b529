package understudy.topology.membership;

import java.util.List;
import understudy.topology.Counted;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;

/** Who belongs to a cluster and leads it, or why that cannot be told. */
public sealed interface Membership {
  /** The whole in one sentence. */
  String sentence();

  /**
   * A cluster.
   *
   * @param members all that replicate from one another, the primary among them, ordered by address;
   *     silent ones only if somebody who answers replicates from them
   * @param unreachable what sources name as connected replicas and gave no answer at that address:
   *     often {@code report_host} is not set there
   * @param aliases other addresses under which members were found
   */
  record Found(
      InstanceAddress primary,
      List<InstanceAddress> members,
      List<InstanceAddress> unreachable,
      List<Alias> aliases)
      implements Membership {
    public Found {
      members = List.copyOf(members);
      unreachable = List.copyOf(unreachable);
      aliases = List.copyOf(aliases);
    }

    @Override
    public String sentence() {
      return "%s leads a cluster of %s".formatted(primary, Counted.of(members.size(), "instance"));
    }
  }

  /** Two addresses of one instance, told by its server UUID. */
  record Alias(InstanceAddress other, InstanceAddress member) {}

  /** The instance that was given, and all that it led to, is silent. */
  record NothingSeen(InstanceAddress seed, String reason) implements Membership {
    @Override
    public String sentence() {
      return "%s gave no answer: %s".formatted(seed, reason);
    }
  }

  /**
   * The instance that was given replicates from nobody, and nobody who answers replicates from it.
   *
   * @param unreachable what it names as connected replicas, and did not answer there
   */
  record Alone(InstanceAddress seed, List<InstanceAddress> unreachable) implements Membership {
    public Alone {
      unreachable = List.copyOf(unreachable);
    }

    @Override
    public String sentence() {
      return unreachable.isEmpty()
          ? "%s replicates from nobody and has no replica: there is nothing to fail over to"
              .formatted(seed)
          : "%s has replicas, and none answers at the address that it reports: %s; set report_host"
              .formatted(seed, unreachable);
    }
  }

  /** More than one instance could be the primary. */
  record SeveralPrimaries(List<InstanceAddress> primaries) implements Membership {
    public SeveralPrimaries {
      primaries = List.copyOf(primaries);
    }

    @Override
    public String sentence() {
      return "more than one instance may lead: %s; make all but one a read-only replica of it"
          .formatted(primaries);
    }
  }

  /** The instance that was given replicates from several, and it is not clear which is meant. */
  record SeveralClusters(InstanceAddress seed, List<InstanceAddress> sources)
      implements Membership {
    public SeveralClusters {
      sources = List.copyOf(sources);
    }

    @Override
    public String sentence() {
      return "%s replicates from %d sources: name one of them instead, of %s"
          .formatted(seed, sources.size(), sources);
    }
  }

  /** The instances replicate in a ring, and none of them is writable. */
  record NoPrimary(List<InstanceAddress> members) implements Membership {
    public NoPrimary {
      members = List.copyOf(members);
    }

    @Override
    public String sentence() {
      return "none of %s leads: they replicate in a ring, and none takes writes".formatted(members);
    }
  }

  /**
   * What the observations of a finished crawl say about the cluster of the seed.
   *
   * @see Crawl#next
   */
  static Membership of(InstanceAddress seed, List<Observation> observations) {
    return of(seed, observations, List.of());
  }

  /**
   * The same.
   *
   * @param proper addresses by which instances are to be known, where replicas do not know them by
   *     another
   */
  static Membership of(
      InstanceAddress seed, List<Observation> observations, List<InstanceAddress> proper) {
    return new Graph(observations, proper).membership(seed);
  }
}

package understudy.topology.election;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import understudy.topology.Applier;
import understudy.topology.BinaryLog;
import understudy.topology.InstanceAddress;
import understudy.topology.Seen;
import understudy.topology.ServerUuid;
import understudy.topology.Snapshot;
import understudy.topology.election.Outcome.Fetch;
import understudy.topology.gtid.GtidSet;

/**
 * Who has which transactions, and who can hand them to whom. What is asked for each pair of
 * instances is worked out once.
 */
final class Electorate {
  private final List<Seen> seen;

  /** What some instance executed of its own, or an earlier failover gave up: nobody need get it. */
  private final GtidSet discounted;

  /**
   * What the lost primary was seen to have and others wrote before it led; empty when it is not
   * known which transactions were its own.
   */
  private final GtidSet common;

  /** What it wrote itself and anybody has. */
  private final GtidSet reign;

  private final SortedMap<InstanceAddress, GtidSet> held = new TreeMap<>();
  private final SortedMap<InstanceAddress, GtidSet> servable = new TreeMap<>();
  private final SortedMap<InstanceAddress, GtidSet> gaps = new TreeMap<>();
  private final SortedMap<InstanceAddress, GtidSet> reaches = new TreeMap<>();

  private Electorate(List<Seen> seen, GtidSet discounted, GtidSet common, GtidSet reign) {
    this.seen = List.copyOf(seen);
    this.discounted = discounted;
    this.common = common;
    this.reign = reign;
  }

  static Electorate of(Snapshot snapshot, LastSeen lastSeen, GtidSet givenUp) {
    var discounted = givenUp;
    for (var member : snapshot.seen()) {
      discounted = discounted.union(Objections.errant(member, snapshot, lastSeen));
    }
    var uuid = uuidOfPrimary(snapshot);
    if (uuid.isEmpty()) {
      return new Electorate(snapshot.seen(), discounted, GtidSet.empty(), GtidSet.empty());
    }
    var known = Objections.transactions(lastSeen);
    var reign = GtidSet.empty();
    for (var member : snapshot.seen()) {
      reign = reign.union(member.held().from(uuid.get()));
    }
    return new Electorate(
        snapshot.seen(), discounted, known.minus(known.from(uuid.get())), reign.minus(discounted));
  }

  /** By its own word or by that of its replicas, unless these contradict each other. */
  private static Optional<ServerUuid> uuidOfPrimary(Snapshot snapshot) {
    var itself = snapshot.seen(snapshot.primary()).map(seen -> seen.identity().uuid());
    if (itself.isPresent()) {
      return itself;
    }
    var told =
        snapshot.seen().stream()
            .flatMap(seen -> seen.channels().stream())
            .filter(channel -> channel.source().equals(snapshot.primary()))
            .flatMap(channel -> channel.sourceUuid().stream())
            .distinct()
            .toList();
    return told.size() == 1 ? Optional.of(told.getFirst()) : Optional.empty();
  }

  GtidSet held(Seen member) {
    return held.computeIfAbsent(member.instance(), any -> member.held().minus(discounted));
  }

  /** All that any of them has. */
  GtidSet all() {
    var all = GtidSet.empty();
    for (var member : seen) {
      all = all.union(held(member));
    }
    return all;
  }

  /**
   * What the candidate lacks of the common history although it has what the primary wrote later:
   * replication passed over it, and would do so again. (A server that came back empty under its
   * former id skips all that it had written itself.) Where it has the writer's earlier transactions
   * and only not the last ones, it may just be late: that is no gap.
   */
  GtidSet gap(Seen candidate) {
    return gaps.computeIfAbsent(candidate.instance(), any -> findGap(candidate));
  }

  private GtidSet findGap(Seen candidate) {
    var held = held(candidate);
    return held.intersect(reign).isEmpty() ? GtidSet.empty() : common.minus(held).notBeyond(held);
  }

  /** What the candidate has, or could fetch; a gap it could not. */
  GtidSet withinReachOf(Seen candidate) {
    return reaches.computeIfAbsent(candidate.instance(), any -> findReach(candidate));
  }

  private GtidSet findReach(Seen candidate) {
    var reach = held(candidate);
    for (var donor : seen) {
      // Most have nothing that another one has not offered yet.
      if (!reach.includes(servable(donor)) && mayServe(donor, candidate)) {
        reach = reach.union(servable(donor));
      }
    }
    return reach.minus(gap(candidate));
  }

  /** From whom the candidate fetches what it lacks of the goal: from as few as seems possible. */
  List<Fetch> fetches(Seen candidate, GtidSet goal) {
    var fetches = new ArrayList<Fetch>();
    var missing = goal.minus(held(candidate));
    while (!missing.isEmpty()) {
      var wanted = missing;
      var best =
          seen.stream()
              .map(donor -> new Fetch(donor.instance(), offer(donor, candidate).intersect(wanted)))
              .max(
                  Comparator.comparingLong((Fetch fetch) -> fetch.missing().count())
                      .thenComparing(Fetch::donor, Comparator.reverseOrder()))
              .filter(fetch -> !fetch.missing().isEmpty());
      if (best.isEmpty()) {
        throw new IllegalArgumentException(
            "%s cannot fetch %s from anybody".formatted(candidate.instance(), missing));
      }
      fetches.add(best.get());
      missing = missing.minus(best.get().missing());
    }
    return List.copyOf(fetches);
  }

  /** Members that have some of these transactions, ordered by address. */
  Stream<InstanceAddress> holders(GtidSet transactions) {
    return seen.stream()
        .filter(member -> !transactions.intersect(held(member)).isEmpty())
        .map(Seen::instance);
  }

  /** What the donor could hand to the candidate. */
  private GtidSet offer(Seen donor, Seen candidate) {
    return mayServe(donor, candidate) ? servable(donor) : GtidSet.empty();
  }

  private boolean mayServe(Seen donor, Seen candidate) {
    return !donor.instance().equals(candidate.instance())
        // An older series cannot read the log of a later one.
        && !donor.identity().version().isLaterSeriesThan(candidate.identity().version())
        && !diverged(donor, candidate);
  }

  private GtidSet servable(Seen donor) {
    return servable.computeIfAbsent(donor.instance(), any -> findServable(donor));
  }

  /** What a donor's own log holds or will hold soon; a relay log that is not applied stays shut. */
  private GtidSet findServable(Seen donor) {
    var log = donor.binaryLog();
    if (log.state() == BinaryLog.State.OFF
        || log.relayed() == BinaryLog.Relayed.NOT_LOGGED
        || log.gtidMode() != BinaryLog.GtidMode.ON) {
      return GtidSet.empty();
    }
    var applies =
        donor.channels().stream()
            .allMatch(
                channel ->
                    channel.applier().state() == Applier.State.RUNNING && channel.delay().isZero());
    return applies ? held(donor) : donor.executed().minus(discounted);
  }

  /**
   * Whether each has transactions that the other lacks, and these come from different servers: two
   * wrote at the same time, and to merge what they wrote may contradict itself. Gaps in what one
   * single server wrote are harmless, and so are gaps in the common history, as long as neither has
   * anything that the lost primary neither wrote nor had.
   */
  private boolean diverged(Seen one, Seen other) {
    if (held(one).contains(held(other)) || held(other).contains(held(one))) {
      return false;
    }
    if (gap(one).isEmpty() && gap(other).isEmpty()) {
      var servers = new TreeSet<>(held(one).serversLackedBy(held(other)));
      servers.addAll(held(other).serversLackedBy(held(one)));
      return servers.size() > 1;
    }
    var onlyOne = held(one).minus(held(other));
    var onlyOther = held(other).minus(held(one));
    if (onlyOne.union(onlyOther).minus(common).minus(reign).isEmpty()) {
      onlyOne = onlyOne.minus(gap(other));
      onlyOther = onlyOther.minus(gap(one));
    }
    return !onlyOne.isEmpty()
        && !onlyOther.isEmpty()
        && onlyOne.union(onlyOther).servers().size() > 1;
  }
}

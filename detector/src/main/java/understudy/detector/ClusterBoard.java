package understudy.detector;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.Remembered;
import understudy.topology.Seen;
import understudy.topology.Silent;
import understudy.topology.Snapshot;
import understudy.topology.election.LastSeen;

/** The newest observation of each instance of one cluster, and the newest that was an answer. */
final class ClusterBoard {
  private final ConcurrentMap<InstanceAddress, Entry> entries = new ConcurrentHashMap<>();
  private final Time time;

  ClusterBoard(Time time) {
    this.time = time;
  }

  /**
   * All that is kept of one instance.
   *
   * @param alive when it last proved to be alive, or was first looked at, in nanoseconds of ours
   */
  private record Entry(Observation newest, @Nullable Seen answer, long alive) {
    static Entry first(Observation first, long now) {
      return new Entry(first, first instanceof Seen seen ? seen : null, now);
    }

    Entry then(Observation newer, long now) {
      return switch (newer) {
        case Seen seen -> new Entry(seen, seen, now);
        case Silent silent ->
            new Entry(silent, answer, silent.reason().provesAlive() ? now : alive);
      };
    }
  }

  /** Keeps an observation, unless there is a newer one; answers what was the newest before it. */
  Optional<Observation> record(Observation observation) {
    var before = entries.get(observation.instance());
    entries.compute(
        observation.instance(),
        (_, entry) -> {
          if (entry == null) {
            return Entry.first(observation, time.nanos());
          }
          return entry.newest().at().isAfter(observation.at())
              ? entry
              : entry.then(observation, time.nanos());
        });
    return Optional.ofNullable(before).map(Entry::newest);
  }

  Optional<Observation> newest(InstanceAddress instance) {
    return Optional.ofNullable(entries.get(instance)).map(Entry::newest);
  }

  /** How long it has been since an instance last proved to be alive. */
  Duration silentFor(InstanceAddress instance) {
    return Optional.ofNullable(entries.get(instance))
        .map(entry -> Duration.ofNanos(time.nanos() - entry.alive()))
        .orElse(Duration.ZERO);
  }

  /** The newest answer of each instance, ordered by address, however old. */
  List<Seen> answers() {
    return entries.keySet().stream().sorted().flatMap(it -> answer(it).stream()).toList();
  }

  LastSeen lastSeen(InstanceAddress instance) {
    return answer(instance)
        .<LastSeen>map(seen -> new LastSeen.Executed(seen.at(), seen.executed()))
        .orElseGet(LastSeen.Never::new);
  }

  List<InstanceAddress> answeredSince(Instant since) {
    return answers().stream()
        .filter(seen -> !seen.at().isBefore(since))
        .map(Seen::instance)
        .toList();
  }

  List<Observation> newest() {
    return entries.values().stream().map(Entry::newest).toList();
  }

  /** What is known of a cluster now; instances never probed yet are missing from it. */
  Snapshot snapshot(ClusterName cluster, ClusterKnowledge knowledge, Instant at) {
    var observations =
        knowledge.watched().stream()
            .flatMap(instance -> newest(instance).stream())
            .filter(observation -> counts(knowledge, observation))
            .map(this::remembering)
            .toList();
    return new Snapshot(cluster, at, knowledge.primary(), observations);
  }

  /** Whoever is silent is still known for what it was when it last answered. */
  private Observation remembering(Observation observation) {
    return switch (observation) {
      case Seen seen -> seen;
      case Silent silent ->
          answer(silent.instance())
              .map(Remembered::of)
              .<Observation>map(silent::remembering)
              .orElse(silent);
    };
  }

  /** Of a deposed primary that is no member, absence means nothing and presence is news. */
  static boolean counts(ClusterKnowledge knowledge, Observation observation) {
    return observation instanceof Seen || knowledge.members().contains(observation.instance());
  }

  void forget(InstanceAddress instance) {
    entries.remove(instance);
  }

  private Optional<Seen> answer(InstanceAddress instance) {
    return Optional.ofNullable(entries.get(instance)).map(Entry::answer);
  }
}

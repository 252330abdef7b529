package understudy.detector;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.Seen;
import understudy.topology.Snapshot;
import understudy.topology.examination.Track;

/**
 * Watches every instance of every cluster, and tells when a primary is lost.
 *
 * <p>Each instance has a virtual thread of its own, so that a hung server delays nobody. The first
 * sign of trouble with a primary makes the whole cluster be read at once, again and again, until
 * the primary is lost for certain or answers.
 */
public final class Detector implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Detector.class);

  private final ConcurrentMap<ClusterName, ClusterWatch> clusters = new ConcurrentHashMap<>();
  private final Tally tally = new Tally();
  private final Roster roster = new Roster();
  private final Means means;
  private volatile boolean started;

  /** A detector that watches nothing yet, and asks for nothing but how instances replicate. */
  public Detector(Eyes eyes, Voice voice, InstantSource clock, DetectorSettings settings) {
    this(eyes, voice, clock, settings, Inquiry.NONE);
  }

  /** A detector that watches nothing yet. */
  public Detector(
      Eyes eyes, Voice voice, InstantSource clock, DetectorSettings settings, Inquiry inquiry) {
    this.means =
        new Means(
            eyes,
            voice,
            clock,
            settings,
            tally,
            new OtherClusters(),
            inquiry,
            Time.REAL,
            new Ramp(),
            roster);
  }

  /** Begins to look; what was given to watch before waited for this. */
  public synchronized void start() {
    started = true;
    clusters.values().forEach(ClusterWatch::begin);
    LOG.info("Watching {} clusters", clusters.size());
  }

  /** Watches a cluster, or goes on watching it with better knowledge. */
  public synchronized void watch(ClusterName cluster, ClusterKnowledge knowledge) {
    var watched = clusters.get(cluster);
    if (watched != null) {
      watched.update(knowledge);
      return;
    }
    var begun = new ClusterWatch(cluster, knowledge, means);
    clusters.put(cluster, begun);
    if (started) {
      begun.begin();
    }
  }

  /**
   * Replaces what is known of a watched cluster, after an operation moved its primary; nothing for
   * one that is not watched. Members known already stay, until they are forgotten.
   */
  public synchronized void update(ClusterName cluster, ClusterKnowledge knowledge) {
    of(cluster).ifPresent(it -> it.update(knowledge));
  }

  /** Looks away from a cluster for good. */
  public synchronized void forget(ClusterName cluster) {
    var watched = clusters.remove(cluster);
    if (watched != null) {
      watched.end();
    }
  }

  /**
   * Looks away from one instance; it is found again if it still replicates.
   *
   * @throws IllegalArgumentException when it leads the cluster
   */
  public void forget(ClusterName cluster, InstanceAddress instance) {
    of(cluster).ifPresent(it -> it.forget(instance));
  }

  /** The watched clusters, ordered by name. */
  public List<ClusterName> clusters() {
    return clusters.keySet().stream().sorted().toList();
  }

  /**
   * The newest observations of a cluster's members, and of deposed primaries that answer; instances
   * never probed yet are missing. Empty when the cluster is not watched.
   */
  public Optional<Snapshot> snapshot(ClusterName cluster) {
    return of(cluster).map(ClusterWatch::snapshot);
  }

  /** How the probes of each instance of a cluster fared over the last minutes. */
  public Map<InstanceAddress, Track> tracks(ClusterName cluster) {
    return of(cluster).map(ClusterWatch::tracks).orElse(Map.of());
  }

  /** The newest answer of each instance, however old, ordered by address. */
  public List<Seen> answers(ClusterName cluster) {
    return of(cluster).map(ClusterWatch::answers).orElse(List.of());
  }

  /** The latest diagnosis; empty when not every member was looked at yet. */
  public Optional<Assessment> why(ClusterName cluster) {
    return of(cluster).flatMap(ClusterWatch::why);
  }

  /** How many instances are watched, in all clusters. */
  public int instances() {
    return roster.size();
  }

  /** What was done so far. */
  public Counters counters() {
    return tally.read();
  }

  @Override
  public synchronized void close() {
    clusters.keySet().stream().toList().forEach(this::forget);
  }

  private Optional<ClusterWatch> of(ClusterName cluster) {
    return Optional.ofNullable(clusters.get(cluster));
  }

  /** Lets one cluster see the others. */
  private final class OtherClusters implements Means.Neighbours {
    @Override
    public boolean have(ClusterName asking, InstanceAddress instance) {
      var own = of(asking).filter(it -> it.have(instance)).isPresent() ? 1 : 0;
      return roster.count(instance) > own;
    }

    @Override
    public List<Observation> since(ClusterName asking, Instant since) {
      return others(asking).flatMap(it -> it.since(since).stream()).toList();
    }

    private Stream<ClusterWatch> others(ClusterName asking) {
      return clusters.entrySet().stream()
          .filter(entry -> !entry.getKey().equals(asking))
          .map(Map.Entry::getValue);
    }
  }
}

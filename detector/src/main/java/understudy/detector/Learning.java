package understudy.detector;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;
import understudy.topology.trait.Naming;
import understudy.topology.trait.Particulars;
import understudy.topology.trait.Reply;
import understudy.topology.trait.Traits;

/**
 * Finds out what a cluster's instances are called and where they stand: when it is first watched,
 * when its members change, and every few minutes; never beside a probe.
 */
final class Learning {
  private static final Logger LOG = LoggerFactory.getLogger(Learning.class);

  /** What could not be told, or what nobody took in, is tried again no sooner than this. */
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final ClusterName cluster;
  private final Means means;
  private final AtomicBoolean underWay = new AtomicBoolean();
  private final AtomicReference<@Nullable Round> last = new AtomicReference<>();

  /** When it was learned, of whom, and after how long it is due again. */
  private record Round(
      long nanos, InstanceAddress primary, List<InstanceAddress> members, Duration pause) {
    boolean isOver(InstanceAddress nowLeads, List<InstanceAddress> nowPresent) {
      return System.nanoTime() - nanos > pause.toNanos()
          || !primary.equals(nowLeads)
          || !members.equals(nowPresent);
    }
  }

  Learning(ClusterName cluster, Means means) {
    this.cluster = cluster;
    this.means = means;
  }

  /** Begins a round if one is due; nobody waits for it. */
  void attend(ClusterKnowledge knowledge, List<InstanceAddress> present) {
    var naming = means.inquiry().discovering().naming();
    var before = last.get();
    var primary = knowledge.primary();
    if (naming.isIdle()
        || !present.contains(primary)
        || (before != null && !before.isOver(primary, present))
        || !underWay.compareAndSet(false, true)) {
      return;
    }
    Thread.ofVirtual()
        .name("learn " + cluster)
        .start(
            () -> {
              try {
                var pause = learn(naming, knowledge, present);
                last.set(new Round(System.nanoTime(), primary, present, pause));
              } finally {
                underWay.set(false);
              }
            });
  }

  private Duration learn(Naming naming, ClusterKnowledge knowledge, List<InstanceAddress> present) {
    var known = knowledge.particulars();
    var ofCluster = ofCluster(naming, knowledge);
    var instances = new ConcurrentHashMap<InstanceAddress, Traits>();
    var threads =
        present.stream()
            .map(
                it ->
                    Thread.ofVirtual()
                        .name("learn " + it)
                        .start(() -> instances.put(it, ofInstance(naming, it, known.of(it)))))
            .toList();
    try {
      for (var thread : threads) {
        thread.join();
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return PAUSE;
    }
    return tell(ofCluster, instances, known);
  }

  private Duration tell(
      Traits ofCluster, Map<InstanceAddress, Traits> instances, Particulars known) {
    var news = new TreeMap<>(instances);
    news.entrySet().removeIf(it -> it.getValue().equals(known.of(it.getKey()).learned()));
    if (news.isEmpty() && ofCluster.equals(known.cluster().learned())) {
      return means.inquiry().discovering().learnEvery();
    }
    try {
      means
          .inquiry()
          .descriptions()
          .tell(new Description(cluster, means.clock().instant(), ofCluster, news));
      return means.inquiry().discovering().learnEvery();
    } catch (RuntimeException away) {
      LOG.debug("{}: what was learned could not be told", cluster, away);
      return PAUSE;
    }
  }

  private Traits ofCluster(Naming naming, ClusterKnowledge knowledge) {
    var primary = knowledge.primary();
    var lesson =
        naming.ofCluster(primary, knowledge.particulars().cluster(), query -> ask(primary, query));
    lesson.complaints().forEach(it -> LOG.warn("{}: {} does not say its {}", cluster, primary, it));
    return lesson.traits();
  }

  private Traits ofInstance(Naming naming, InstanceAddress instance, Traits before) {
    var lesson = naming.ofInstance(instance, before, query -> ask(instance, query));
    lesson
        .complaints()
        .forEach(it -> LOG.warn("{}: {} does not say its {}", cluster, instance, it));
    return lesson.traits();
  }

  private Reply ask(InstanceAddress instance, String query) {
    return means.inquiry().learner().ask(instance, query, means.settings().deadline());
  }
}

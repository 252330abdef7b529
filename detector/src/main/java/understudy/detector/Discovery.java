package understudy.detector;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.Seen;
import understudy.topology.membership.Crawl;
import understudy.topology.membership.Kinship;

/** Finds members that nobody named: sources upwards, connected replicas downwards. */
final class Discovery {
  /** More strangers than this at once are left for a later search. */
  private static final int MOST_AT_ONCE = 32;

  private static final int MOST_REMEMBERED = 256;
  private static final Duration ASKED_AGAIN_AFTER = Duration.ofSeconds(30);

  private final ClusterName cluster;
  private final Means means;

  /** Addresses that led to no new member, and when they were tried. */
  private final Map<InstanceAddress, Long> inVain =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<InstanceAddress, Long> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  Discovery(ClusterName cluster, Means means) {
    this.cluster = cluster;
    this.means = means;
  }

  /**
   * Probes the addresses that the given instances name and that are not known yet.
   *
   * @param present the instances that answered lately
   * @return those that answered, replicate from or to a known one, and are no known one under
   *     another name
   */
  List<Seen> search(List<Seen> present, ClusterKnowledge known) throws InterruptedException {
    var strangers =
        present.stream()
            .flatMap(Crawl::neighbours)
            .filter(address -> !known.watched().contains(address))
            .filter(address -> !known.particulars().forgotten().contains(address))
            .filter(address -> !means.inquiry().discovering().ignoring().passesOver(address))
            .filter(this::isDue)
            .filter(address -> !means.neighbours().have(cluster, address))
            .distinct()
            .sorted()
            .limit(MOST_AT_ONCE)
            .toList();
    var found = new ArrayList<Seen>();
    for (var answer : ask(strangers)) {
      var everybody = Stream.concat(present.stream(), found.stream()).toList();
      if (answer instanceof Seen seen
          && Kinship.objection(seen, everybody).isEmpty()
          && !replicatesAsNobody(seen)) {
        found.add(named(seen, everybody));
      } else {
        inVain.put(answer.instance(), System.nanoTime());
      }
    }
    return found;
  }

  /** What looks like a replica, and replicates with an account that no replica of ours has. */
  private boolean replicatesAsNobody(Seen seen) {
    var ignoring = means.inquiry().discovering().ignoring();
    return !ignoring.replicationUsers().isEmpty()
        && means
            .inquiry()
            .learner()
            .replicationUsers(seen.instance(), means.settings().deadline())
            .stream()
            .anyMatch(ignoring::passesOverUser);
  }

  /**
   * The same instance by its proper name, if it answers there. One that others replicate from keeps
   * the name that they have for it: were it lost, they could not be told to be its replicas.
   */
  private Seen named(Seen found, List<Seen> everybody) throws InterruptedException {
    if (everybody.stream().anyMatch(it -> it.replicatesFrom(found.instance()))) {
      return found;
    }
    var deadline = means.settings().deadline();
    var name = means.inquiry().learner().properName(found.instance(), deadline);
    return name.equals(found.instance())
        ? found
        : ask(List.of(name)).stream()
            .filter(Seen.class::isInstance)
            .map(Seen.class::cast)
            .filter(it -> it.identity().uuid().equals(found.identity().uuid()))
            .findFirst()
            .orElse(found);
  }

  private boolean isDue(InstanceAddress address) {
    var tried = inVain.get(address);
    return tried == null || System.nanoTime() - tried > ASKED_AGAIN_AFTER.toNanos();
  }

  private List<Observation> ask(List<InstanceAddress> strangers) throws InterruptedException {
    var asked = new ArrayList<FutureTask<Observation>>();
    for (var stranger : strangers) {
      var probe = new SharedProbe(stranger, means.eyes().fresh(), _ -> {}, means);
      var task = new FutureTask<>(probe::ask);
      asked.add(task);
      Thread.ofVirtual().name("discover " + stranger).start(task);
    }
    var answers = new ArrayList<Observation>();
    for (var task : asked) {
      try {
        answers.add(task.get());
      } catch (ExecutionException failed) {
        throw new IllegalStateException("a probe that never throws threw", failed);
      }
    }
    return answers;
  }
}

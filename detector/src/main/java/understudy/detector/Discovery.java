package understudy.detector;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import understudy.topology.Channel;
import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.Seen;
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
        neighbours(present)
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
      if (answer instanceof Seen seen && Kinship.objection(seen, everybody).isEmpty()) {
        found.add(seen);
      } else {
        inVain.put(answer.instance(), System.nanoTime());
      }
    }
    return found;
  }

  private static Stream<InstanceAddress> neighbours(List<Seen> present) {
    return present.stream()
        .flatMap(
            it ->
                Stream.concat(it.channels().stream().map(Channel::source), it.replicas().stream()));
  }

  private boolean isDue(InstanceAddress address) {
    var tried = inVain.get(address);
    return tried == null || System.nanoTime() - tried > ASKED_AGAIN_AFTER.toNanos();
  }

  private List<Observation> ask(List<InstanceAddress> strangers) throws InterruptedException {
    var asked = new ArrayList<FutureTask<Observation>>();
    for (var stranger : strangers) {
      var probe = new SharedProbe(stranger, means.eyes().fresh(), means.clock(), means.tally());
      var task = new FutureTask<>(() -> probe.ask(means.settings().deadline()));
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

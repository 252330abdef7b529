package understudy.detector;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.Seen;
import understudy.topology.Silent;
import understudy.topology.Snapshot;

/** Reads a whole cluster at once, each instance on a thread of its own. */
final class Look {
  private final ClusterName cluster;
  private final Members members;
  private final ClusterBoard board;
  private final Means means;

  Look(ClusterName cluster, Members members, ClusterBoard board, Means means) {
    this.cluster = cluster;
    this.members = members;
    this.board = board;
    this.means = means;
  }

  /**
   * Asks the primary over the held connection and a new one, and every other instance that was not
   * silent lately; of those that were, their own watch reports, and nobody waits for them here.
   *
   * @param othersAfter how long to wait before the others are asked, while the primary already is
   */
  Snapshot take(ClusterKnowledge knowledge, Duration othersAfter) throws InterruptedException {
    var asked = new ArrayList<FutureTask<Observation>>();
    members.of(knowledge.primary()).ifPresent(it -> asked.add(begin(() -> askPrimary(it))));
    for (var instance : knowledge.watched()) {
      if (!instance.equals(knowledge.primary()) && !isSilent(instance)) {
        members.of(instance).ifPresent(it -> asked.add(begin(() -> ask(it, othersAfter))));
      }
    }
    var newest = newest(knowledge);
    for (var answer : answers(asked)) {
      board.record(answer);
      newest.put(answer.instance(), answer);
    }
    var observations =
        newest.values().stream().filter(it -> ClusterBoard.counts(knowledge, it)).toList();
    return new Snapshot(cluster, means.clock().instant(), knowledge.primary(), observations);
  }

  private SortedMap<InstanceAddress, Observation> newest(ClusterKnowledge knowledge) {
    var newest = new TreeMap<InstanceAddress, Observation>();
    knowledge.watched().forEach(it -> board.newest(it).ifPresent(seen -> newest.put(it, seen)));
    return newest;
  }

  private boolean isSilent(InstanceAddress instance) {
    return board.newest(instance).filter(Silent.class::isInstance).isPresent();
  }

  private Observation ask(Member member, Duration after) throws InterruptedException {
    Thread.sleep(after);
    return member.held().ask();
  }

  private Observation askPrimary(Member primary) throws InterruptedException {
    var held = begin(() -> primary.held().ask());
    var fresh = primary.fresh().ask();
    var both = List.of(fresh, answers(List.of(held)).getFirst());
    return both.stream().filter(Look::provesAlive).findFirst().orElse(fresh);
  }

  private static boolean provesAlive(Observation observation) {
    return switch (observation) {
      case Seen _ -> true;
      case Silent silent -> silent.reason().provesAlive();
    };
  }

  private static FutureTask<Observation> begin(Callable<Observation> question) {
    var task = new FutureTask<>(question);
    Thread.ofVirtual().name("look").start(task);
    return task;
  }

  private static List<Observation> answers(List<FutureTask<Observation>> asked)
      throws InterruptedException {
    var answers = new ArrayList<Observation>();
    for (var task : asked) {
      try {
        answers.add(task.get());
      } catch (ExecutionException failed) {
        throw new IllegalStateException("a question that never throws threw", failed);
      }
    }
    return answers;
  }
}

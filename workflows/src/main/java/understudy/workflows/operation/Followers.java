package understudy.workflows.operation;

import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import understudy.topology.Durability;
import understudy.topology.InstanceAddress;
import understudy.workflows.steps.Mishap;
import understudy.workflows.steps.RepointRequest;
import understudy.workflows.steps.Steps;

/** Makes replicas follow a source, all at once and each for itself. */
final class Followers {
  /** For how long a replica that is gone is waited for. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Scene scene;
  private final Durability durability;
  private final SortedMap<InstanceAddress, Standing> standings = new TreeMap<>();
  private List<Promise<Void>> under = List.of();
  private CancellationScope scope = Workflow.newCancellationScope(() -> {});

  private sealed interface Standing {
    record Following() implements Standing {}

    record Left(String reason) implements Standing {}
  }

  Followers(Scene scene, Durability durability) {
    this.scene = scene;
    this.durability = durability;
  }

  /** Sends all of them at once; {@link #await} waits for them. */
  void follow(InstanceAddress source, List<InstanceAddress> replicas) {
    var sent = new ArrayList<>(under);
    scope =
        Workflow.newCancellationScope(
            () ->
                replicas.forEach(
                    replica -> sent.add(Async.procedure(this::repoint, replica, source))));
    scope.run();
    under = List.copyOf(sent);
  }

  /** Waits until each of them follows or is left behind. */
  void await() {
    Promise.allOf(under).get();
  }

  /** Stops whatever is under way and forgets who follows; returns when nothing acts any more. */
  void stop() {
    scope.cancel("the source that they were to follow is lost");
    Promise.allOf(under).get();
    under = List.of();
    standings.clear();
  }

  List<InstanceAddress> following() {
    return standings.entrySet().stream()
        .filter(entry -> entry.getValue() instanceof Standing.Following)
        .map(entry -> entry.getKey())
        .toList();
  }

  /** One sentence for each that does not follow. */
  List<String> leftBehind() {
    var sentences = new ArrayList<String>();
    standings.forEach(
        (replica, standing) -> {
          if (standing instanceof Standing.Left(var reason)) {
            sentences.add("%s: %s".formatted(replica, reason));
          }
        });
    return sentences;
  }

  private void repoint(InstanceAddress replica, InstanceAddress source) {
    var limit = scene.policy().drainLimit();
    var request = new RepointRequest(scene.mandate(), replica, source, durability, limit);
    var end = Scene.now().plus(PATIENCE);
    while (!standings.containsKey(replica)) {
      try {
        Steps.repoint(request).get();
        standings.put(replica, new Standing.Following());
      } catch (TemporalFailure failure) {
        settle(replica, Mishap.of(failure), end);
      }
    }
  }

  private void settle(InstanceAddress replica, Mishap mishap, Instant end) {
    var mayReturn = mishap.kind() == Mishap.Kind.INSTANCE_LOST && Scene.now().isBefore(end);
    if (mayReturn && pause()) {
      return;
    }
    standings.put(replica, new Standing.Left(mishap.sentence()));
  }

  /** Whether it is still wanted after the pause. */
  private static boolean pause() {
    try {
      Workflow.sleep(PAUSE);
      return true;
    } catch (TemporalFailure cancelled) {
      return false;
    }
  }
}

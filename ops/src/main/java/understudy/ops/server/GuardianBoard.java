package understudy.ops.server;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionMetadata;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import understudy.topology.ClusterName;
import understudy.workflows.WorkflowIds;
import understudy.workflows.guardian.GuardianState;

/**
 * The state of every guardian, as each last wrote it into its memo: one list call for the whole
 * fleet, no worker needed.
 */
final class GuardianBoard implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GuardianBoard.class);
  private static final Duration RHYTHM = Duration.ofMillis(500);
  private static final String RUNNING_GUARDIANS =
      "WorkflowType = 'guardian' AND ExecutionStatus = 'Running'";

  private final WorkflowClient client;
  private final Consumer<GuardianState> onChange;
  private final Map<ClusterName, GuardianState> states = new ConcurrentSkipListMap<>();
  private final Thread thread;

  /**
   * @param onChange told each state that differs from the one before, the first included
   */
  GuardianBoard(WorkflowClient client, Consumer<GuardianState> onChange) {
    this.client = client;
    this.onChange = onChange;
    this.thread = Thread.ofPlatform().name("guardian-board").daemon().unstarted(this::follow);
  }

  void start() {
    thread.start();
  }

  List<GuardianState> all() {
    return List.copyOf(states.values());
  }

  Optional<GuardianState> of(ClusterName cluster) {
    return Optional.ofNullable(states.get(cluster));
  }

  private void follow() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        read();
        Thread.sleep(RHYTHM);
      } catch (InterruptedException closing) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException engineAway) {
        LOG.debug("The guardians cannot be listed now", engineAway);
        pause(RHYTHM);
      }
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reads all guardians once. */
  void read() {
    try (var guardians = client.listExecutions(RUNNING_GUARDIANS)) {
      guardians.forEach(this::take);
    }
  }

  /** Returns once a guardian is on the board, or when the limit has passed. */
  void await(ClusterName cluster, Duration limit) {
    var end = System.nanoTime() + limit.toNanos();
    while (!states.containsKey(cluster) && System.nanoTime() < end) {
      read();
      pause(Duration.ofMillis(20));
    }
  }

  private void take(WorkflowExecutionMetadata guardian) {
    var state = guardian.getMemo(WorkflowIds.STATE_MEMO, GuardianState.class, GuardianState.class);
    if (state != null && !state.equals(states.put(state.cluster(), state))) {
      onChange.accept(state);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}

package understudy.ops.server;

import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.client.WorkflowNotFoundException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  private static final Set<WorkflowExecutionStatus> ENDED =
      EnumSet.of(
          WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED,
          WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_TERMINATED,
          WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CANCELED,
          WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_FAILED);

  private final WorkflowClient client;
  private final Consumer<GuardianState> onChange;
  private final Consumer<ClusterName> onEnd;
  private final Map<ClusterName, GuardianState> states = new ConcurrentSkipListMap<>();
  private final Thread thread;
  private volatile boolean read;

  /**
   * @param onChange told each state that differs from the one before, the first included
   * @param onEnd told each cluster whose guardian has ended for good
   */
  GuardianBoard(
      WorkflowClient client, Consumer<GuardianState> onChange, Consumer<ClusterName> onEnd) {
    this.client = client;
    this.onChange = onChange;
    this.onEnd = onEnd;
    this.thread = Thread.ofPlatform().name("guardian-board").daemon().unstarted(this::follow);
  }

  void start() {
    thread.start();
  }

  /** Whether it has been read once: before, nothing is known. */
  boolean isRead() {
    return read;
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
  synchronized void read() {
    var listed = new HashSet<ClusterName>();
    try (var guardians = client.listExecutions(RUNNING_GUARDIANS)) {
      guardians.forEach(it -> take(it).ifPresent(listed::add));
    }
    states.keySet().stream().filter(it -> !listed.contains(it)).toList().forEach(this::verify);
    read = true;
  }

  /** A list may be late, and a guardian that continues as new is in none for a moment: ask. */
  private void verify(ClusterName cluster) {
    if (hasEnded(cluster)) {
      LOG.info("{}: its guardian has ended, nobody watches it any more", cluster);
      states.remove(cluster);
      onEnd.accept(cluster);
    }
  }

  private boolean hasEnded(ClusterName cluster) {
    try {
      var guardian = client.newUntypedWorkflowStub(WorkflowIds.guardian(cluster)).describe();
      return ENDED.contains(guardian.getStatus());
    } catch (WorkflowNotFoundException forgotten) {
      return true;
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

  private Optional<ClusterName> take(WorkflowExecutionMetadata guardian) {
    var state = guardian.getMemo(WorkflowIds.STATE_MEMO, GuardianState.class, GuardianState.class);
    if (state == null) {
      return Optional.empty();
    }
    if (!state.equals(states.put(state.cluster(), state))) {
      onChange.accept(state);
    }
    return Optional.of(state.cluster());
  }

  /** Returns once a guardian is off the board, or when the limit has passed. */
  void awaitEnd(ClusterName cluster, Duration limit) {
    var end = System.nanoTime() + limit.toNanos();
    while (states.containsKey(cluster) && System.nanoTime() < end) {
      read();
      pause(Duration.ofMillis(20));
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}

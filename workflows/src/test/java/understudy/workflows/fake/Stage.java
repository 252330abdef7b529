package understudy.workflows.fake;

import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import understudy.topology.InstanceAddress;
import understudy.topology.diagnosis.Diagnosis;
import understudy.topology.election.LastSeen;
import understudy.workflows.TaskQueue;
import understudy.workflows.WorkflowIds;
import understudy.workflows.fleet.FleetWorkflowImpl;
import understudy.workflows.guardian.ClusterPolicy;
import understudy.workflows.guardian.GuardianState;
import understudy.workflows.guardian.GuardianWorkflow;
import understudy.workflows.guardian.GuardianWorkflowImpl;
import understudy.workflows.guardian.OperationSummary;
import understudy.workflows.guardian.Vote;
import understudy.workflows.operation.FailoverWorkflowImpl;
import understudy.workflows.operation.OperationAttributes;
import understudy.workflows.operation.SwitchoverWorkflowImpl;
import understudy.workflows.payload.Payloads;

/** A simulated cluster with its guardian, on an engine that exists only in memory. */
public final class Stage implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final TestWorkflowEnvironment engine;
  private final FakeCluster cluster;
  private final FakeWorld world;

  private Stage(int size, int acknowledgements) {
    engine = TestWorkflowEnvironment.newInstance(options());
    cluster =
        new FakeCluster(
            size, acknowledgements, () -> Instant.ofEpochMilli(engine.currentTimeMillis()));
    world = new FakeWorld(cluster);
    var options =
        WorkerOptions.newBuilder().setStickyQueueScheduleToStartTimeout(Duration.ZERO).build();
    var worker = engine.newWorker(TaskQueue.RECOVERY.id(), options);
    worker.registerWorkflowImplementationTypes(
        FleetWorkflowImpl.class,
        GuardianWorkflowImpl.class,
        FailoverWorkflowImpl.class,
        SwitchoverWorkflowImpl.class);
    worker.registerActivitiesImplementations(new FakeServers(cluster), world);
    engine.newWorker(TaskQueue.RECORDS.id(), options).registerActivitiesImplementations(world);
    engine.start();
  }

  /** A primary and two or more replicas, loss-less semi-synchronous. */
  public static Stage of(int size) {
    return new Stage(size, 1);
  }

  /** The same, asynchronous. */
  public static Stage asynchronous(int size) {
    return new Stage(size, 0);
  }

  /** An engine in memory that knows our payloads and attributes. */
  public static TestEnvironmentOptions options() {
    var options =
        TestEnvironmentOptions.newBuilder()
            .setWorkflowClientOptions(
                WorkflowClientOptions.newBuilder()
                    .setDataConverter(Payloads.converter())
                    .setIdentity("stage")
                    .build());
    OperationAttributes.ALL.forEach(
        key ->
            options.registerSearchAttribute(
                key.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
    return options.build();
  }

  public FakeCluster cluster() {
    return cluster;
  }

  public FakeWorld world() {
    return world;
  }

  public WorkflowClient client() {
    return engine.getWorkflowClient();
  }

  public TestWorkflowEnvironment engine() {
    return engine;
  }

  /** Starts the guardian. */
  public GuardianWorkflow guard(ClusterPolicy policy) {
    var options =
        WorkflowOptions.newBuilder()
            .setWorkflowId(WorkflowIds.guardian(FakeCluster.SHOP))
            .setTaskQueue(TaskQueue.RECOVERY.id())
            .build();
    var guardian = client().newWorkflowStub(GuardianWorkflow.class, options);
    var state =
        GuardianState.fresh(
            FakeCluster.SHOP, FakeCluster.db(1), cluster.members(), cluster.durability(), policy);
    WorkflowClient.start(guardian::guard, state);
    // By its id alone: it shall still be heard when it has continued as new.
    return client().newWorkflowStub(GuardianWorkflow.class, WorkflowIds.guardian(FakeCluster.SHOP));
  }

  /** A detector's word that an instance is lost. */
  public Vote vote(String observer, InstanceAddress lost) {
    var now = cluster.clock();
    var survivors = cluster.members().stream().filter(it -> !it.equals(lost)).toList();
    return new Vote(
        observer,
        now,
        now,
        new Diagnosis.PrimaryDead(lost, survivors, List.of(), List.of("it is gone")),
        new LastSeen.Never());
  }

  /** Waits until the guardian's state is as it should be. */
  public GuardianState await(GuardianWorkflow guardian, Predicate<GuardianState> expected) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var state = guardian.state();
      if (expected.test(state)) {
        return state;
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("it did not come to this: " + state + "\n" + cluster.log());
      }
      engine.sleep(Duration.ofMillis(200));
    }
  }

  /** Which run of the guardian is the present one. */
  public String runOfGuardian() {
    return client()
        .newUntypedWorkflowStub(WorkflowIds.guardian(FakeCluster.SHOP))
        .describe()
        .getWorkflowExecutionInfo()
        .getExecution()
        .getRunId();
  }

  /** A workflow's whole history, as JSON. */
  public String history(String workflowId) {
    return client().fetchHistory(workflowId).toJson(true);
  }

  /**
   * Waits until a workflow has taken in that so many steps of a kind have ended.
   *
   * <p>The engine in memory, unlike a real one, loses a workflow task that cancels a step which
   * ends in that very moment: whoever tests a cancellation says which of the two comes first.
   */
  public void awaitEnds(String workflowId, String step, int ends) {
    awaitHistory(workflowId, events -> Histories.endsTakenIn(events, step) >= ends);
  }

  /** Waits until a workflow has asked so many steps to stop. */
  public void awaitCancellations(String workflowId, int asked) {
    awaitHistory(workflowId, events -> Histories.cancellations(events) >= asked);
  }

  private void awaitHistory(String workflowId, Predicate<List<HistoryEvent>> expected) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (!expected.test(client().fetchHistory(workflowId).getEvents())) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it did not come to this: " + history(workflowId));
      }
      LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
    }
  }

  /** Waits until the n-th operation has ended and is archived. */
  public OperationSummary ended(GuardianWorkflow guardian, int number) {
    return summary(await(guardian, state -> summary(state, number).isPresent()), number)
        .orElseThrow();
  }

  private static Optional<OperationSummary> summary(GuardianState state, int number) {
    return state.operations().stream()
        .filter(it -> it.id().value().endsWith("/" + number))
        .filter(it -> it.state() == OperationSummary.State.ARCHIVED)
        .findFirst();
  }

  /** Waits for something that happens meanwhile, or not. */
  public static boolean isReached(CountDownLatch latch) {
    try {
      return latch.await(4, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}

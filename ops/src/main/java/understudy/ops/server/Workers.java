package understudy.ops.server;

import io.temporal.client.WorkflowClient;
import io.temporal.common.interceptors.WorkerInterceptor;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import understudy.workflows.TaskQueue;
import understudy.workflows.fleet.FleetWorkflowImpl;
import understudy.workflows.guardian.GuardianWorkflowImpl;
import understudy.workflows.operation.FailoverWorkflowImpl;
import understudy.workflows.operation.SwitchoverWorkflowImpl;

/** The workers of this copy: they carry out what guardians and operations ask for. */
final class Workers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
  private static final Duration GOODBYE = Duration.ofSeconds(15);

  /** After a crash the next task is tried on the dead worker's own queue for this long first. */
  private static final Duration STICKY_PATIENCE = Duration.ofSeconds(1);

  private static final int REHEARSALS = 5;

  private final WorkflowClient client;
  private final Hands hands;
  private final WorkerInterceptor[] interceptors;
  private final Heartbeats heartbeats = new Heartbeats();
  private final ReentrantLock turn = new ReentrantLock();
  private WorkerFactory factory;

  /**
   * @param interceptors besides our own
   */
  Workers(WorkflowClient client, Hands hands, List<WorkerInterceptor> interceptors) {
    this.client = client;
    this.hands = hands;
    this.interceptors =
        Stream.concat(Stream.of(heartbeats), interceptors.stream())
            .toArray(WorkerInterceptor[]::new);
    this.factory = create();
  }

  /**
   * Polls with fresh pollers: those of before an outage would sleep for up to a minute. What is
   * under way on the old ones is not interrupted.
   */
  void renew() {
    turn.lock();
    try {
      if (factory.isStarted()) {
        factory.shutdown();
        factory = create();
      }
      factory.start();
    } finally {
      turn.unlock();
    }
  }

  /**
   * Plays recorded operations again, on workers that never poll: the code that replaces a primary
   * runs seldom, and a first run costs as much again for loading and linking it. After a few the
   * compiler has taken it up.
   */
  void rehearse() {
    var factory = WorkerFactory.newInstance(client, factoryOptions());
    var worker = recovery(factory);
    for (var round = 0; round < REHEARSALS; round++) {
      Stream.of(Recording.values()).forEach(recording -> play(worker, recording));
    }
    factory.shutdownNow();
  }

  private static void play(Worker worker, Recording recording) {
    try {
      worker.replayWorkflowExecution(recording.history());
    } catch (Exception notUnderstood) {
      LOG.warn(
          "The recorded {} cannot be rehearsed; nothing depends on it", recording, notUnderstood);
    }
  }

  private WorkerFactory create() {
    var created = WorkerFactory.newInstance(client, factoryOptions());
    var recovery = recovery(created);
    recovery.registerActivitiesImplementations(hands.look(), hands.servers(), hands.hooks());
    created
        .newWorker(TaskQueue.RECORDS.id(), options())
        .registerActivitiesImplementations(hands.archive());
    return created;
  }

  private WorkerFactoryOptions factoryOptions() {
    return WorkerFactoryOptions.newBuilder()
        .setUsingVirtualWorkflowThreads(true)
        .setWorkerInterceptors(interceptors)
        .build();
  }

  private static Worker recovery(WorkerFactory factory) {
    var worker = factory.newWorker(TaskQueue.RECOVERY.id(), options());
    worker.registerWorkflowImplementationTypes(
        FleetWorkflowImpl.class,
        GuardianWorkflowImpl.class,
        FailoverWorkflowImpl.class,
        SwitchoverWorkflowImpl.class);
    return worker;
  }

  private static WorkerOptions options() {
    return WorkerOptions.newBuilder()
        .setUsingVirtualThreads(true)
        .setStickyQueueScheduleToStartTimeout(STICKY_PATIENCE)
        .build();
  }

  @Override
  public void close() {
    turn.lock();
    try {
      factory.shutdown();
      factory.awaitTermination(GOODBYE.toSeconds(), TimeUnit.SECONDS);
      heartbeats.close();
    } finally {
      turn.unlock();
    }
  }
}

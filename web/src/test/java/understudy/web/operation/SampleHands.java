package understudy.web.operation;

import io.temporal.activity.Activity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import understudy.topology.Snapshot;
import understudy.topology.gtid.GtidSet;
import understudy.web.stage.Scene;
import understudy.workflows.steps.ActReport;
import understudy.workflows.steps.Failures;
import understudy.workflows.steps.FenceReport;
import understudy.workflows.steps.FenceRequest;
import understudy.workflows.steps.FetchRequest;
import understudy.workflows.steps.FreezeReport;
import understudy.workflows.steps.FreezeRequest;
import understudy.workflows.steps.HandOverReport;
import understudy.workflows.steps.HandOverRequest;
import understudy.workflows.steps.InspectRequest;
import understudy.workflows.steps.Inspection;
import understudy.workflows.steps.LookActivities;
import understudy.workflows.steps.ObserveRequest;
import understudy.workflows.steps.Phase;
import understudy.workflows.steps.PromoteReport;
import understudy.workflows.steps.PromoteRequest;
import understudy.workflows.steps.RepointRequest;
import understudy.workflows.steps.ServerActivities;
import understudy.workflows.steps.SweepRequest;
import understudy.workflows.steps.ThawRequest;

/** Hands that touch nothing, take their time, and fail once where a real server often does. */
final class SampleHands implements ServerActivities, LookActivities {
  private final Optional<CountDownLatch> heldAtPromotion;

  SampleHands(Optional<CountDownLatch> heldAtPromotion) {
    this.heldAtPromotion = heldAtPromotion;
  }

  @Override
  public Snapshot observe(ObserveRequest request) {
    pause(3);
    return Scene.primaryDead();
  }

  @Override
  public FreezeReport freeze(FreezeRequest request) {
    var begun = Instant.now();
    pause(6);
    return new FreezeReport(
        Scene.primaryDead(),
        "Stopped the receivers of 3 replicas; none can acknowledge %s any more"
            .formatted(request.lost()),
        List.of(
            new Phase("stop receivers", begun, Duration.ofMillis(4), "3 of 3 in parallel"),
            new Phase(
                "read positions", begun.plusMillis(4), Duration.ofMillis(2), "all three agree")),
        List.of("STOP REPLICA IO_THREAD"));
  }

  @Override
  public FenceReport fence(FenceRequest request) {
    pause(9);
    return SampleFailover.unreachable(request.deposed());
  }

  @Override
  public PromoteReport promote(PromoteRequest request) {
    heldAtPromotion.ifPresent(SampleHands::await);
    var begun = Instant.now();
    pause(14);
    return new PromoteReport(
        begun.plusMillis(14),
        GtidSet.parse("3e11fa47-71ca-11e1-9e33-c80aa9429562:1-48211"),
        "Drained 212 transactions and opened %s for writes".formatted(request.elected()),
        List.of(
            new Phase("drain", begun, Duration.ofMillis(8), "applied 212 transactions"),
            new Phase("open", begun.plusMillis(8), Duration.ofMillis(6), "writable")),
        List.of(
            "STOP REPLICA",
            "RESET REPLICA ALL",
            "SET GLOBAL rpl_semi_sync_source_enabled = 1",
            "SET GLOBAL super_read_only = 0",
            "SET GLOBAL read_only = 0"));
  }

  @Override
  public ActReport repoint(RepointRequest request) {
    pause(5);
    var attempt = Activity.getExecutionContext().getInfo().getAttempt();
    if (request.replica().equals(Scene.DB4) && attempt < 3) {
      throw Failures.TRANSIENT.retryable(
          "%s did not take the new source: lock wait timeout".formatted(request.replica()));
    }
    return new ActReport(
        "%s replicates from %s".formatted(request.replica(), request.source()),
        List.of(),
        List.of(
            "CHANGE REPLICATION SOURCE TO SOURCE_HOST='%s', SOURCE_AUTO_POSITION=1"
                .formatted(request.source().host()),
            "START REPLICA"));
  }

  @Override
  public ActReport thaw(ThawRequest request) {
    throw unused();
  }

  @Override
  public ActReport fetch(FetchRequest request) {
    throw unused();
  }

  @Override
  public HandOverReport handOver(HandOverRequest request) {
    throw unused();
  }

  @Override
  public ActReport sweep(SweepRequest request) {
    throw unused();
  }

  @Override
  public Inspection inspect(InspectRequest request) {
    throw unused();
  }

  private static UnsupportedOperationException unused() {
    return new UnsupportedOperationException("the sample failover does not need it");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw Activity.wrap(stopped);
    }
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException stopped) {
      throw Activity.wrap(stopped);
    }
  }
}

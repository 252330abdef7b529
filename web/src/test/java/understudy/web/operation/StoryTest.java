package understudy.web.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import understudy.workflows.operation.OperationId;
import understudy.workflows.operation.Trigger;
import understudy.workflows.payload.Payloads;

/** Stories told of what the SDK really writes. */
final class StoryTest {
  private final TestWorkflowEnvironment engine =
      TestWorkflowEnvironment.newInstance(
          TestEnvironmentOptions.newBuilder()
              .setUseTimeskipping(false)
              .setWorkflowClientOptions(
                  WorkflowClientOptions.newBuilder().setDataConverter(Payloads.converter()).build())
              .build());
  private final EngineOperations operations =
      new EngineOperations(
          engine.getWorkflowServiceStubs(), engine.getNamespace(), Clock.systemUTC());

  @AfterEach
  void close() {
    engine.close();
  }

  private void begin(Optional<CountDownLatch> heldAtPromotion) {
    SampleRun.prepare(engine.newWorker(SampleRun.QUEUE), heldAtPromotion);
    engine.start();
    SampleRun.start(engine.getWorkflowClient(), false);
  }

  private Story story() {
    return operations.story(SampleRun.ID).orElseThrow();
  }

  private Story finished() {
    begin(Optional.empty());
    engine.getWorkflowClient().newUntypedWorkflowStub(SampleRun.ID.value()).getResult(Object.class);
    return story();
  }

  private static Step step(Story story, String name) {
    return story.steps().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void aFinishedFailoverIsToldFromTriggerToOutcome() {
    var story = finished();
    assertThat(story.progress()).isEqualTo(Progress.COMPLETED);
    assertThat(story.outcome()).isEqualTo("Recovered");
    assertThat(story.sentence()).contains("leads in place of db1.shop.example:3306");
    assertThat(story.trigger())
        .hasValueSatisfying(who -> assertThat(who).isInstanceOf(Trigger.Votes.class));
    assertThat(story.firstSignToWritable().orElseThrow())
        .isGreaterThan(story.startToWritable().orElseThrow())
        .isLessThan(Duration.ofSeconds(30));
    assertThat(story.steps())
        .extracting(Step::name)
        .containsExactlyInAnyOrder(
            "observe", "confirm", "fence", "freeze", "elect", "promote", "repoint", "repoint");
    assertThat(story.steps()).allSatisfy(one -> assertThat(one.sentence()).isNotBlank());
  }

  @Test
  void aStepShowsItsReportItsPartsAndItsStatements() {
    var promote = step(finished(), "promote");
    assertThat(promote.nature()).isEqualTo(Step.Nature.ACT);
    assertThat(promote.state()).isEqualTo(Step.State.DONE);
    assertThat(promote.sentence()).startsWith("Drained 212 transactions");
    assertThat(promote.phases()).extracting(phase -> phase.name()).containsExactly("drain", "open");
    assertThat(promote.statements()).contains("SET GLOBAL super_read_only = 0");
    assertThat(promote.input().orElseThrow().path("elected").asString())
        .isEqualTo("db2.shop.example:3306");
    assertThat(promote.took()).isBetween(Duration.ofMillis(14), Duration.ofSeconds(20));
  }

  @Test
  void aLookIsToldWithItsSummaryAndWhatItSaw() {
    var observe = step(finished(), "observe");
    assertThat(observe.nature()).isEqualTo(Step.Nature.LOOK);
    assertThat(observe.sentence()).isEqualTo("Read all four members once more");
    assertThat(observe.output().orElseThrow().path("observations").size()).isEqualTo(4);
    assertThat(observe.input().orElseThrow().path("cluster").asString()).isEqualTo("shop");
    assertThat(observe.took()).isBetween(Duration.ofMillis(2), Duration.ofSeconds(20));
  }

  @Test
  void aDecisionIsToldAsItWasRecorded() {
    var elect = step(finished(), "elect");
    assertThat(elect.nature()).isEqualTo(Step.Nature.DECISION);
    assertThat(elect.sentence()).startsWith("db2.shop.example:3306 leads");
    assertThat(elect.output().orElseThrow().asString()).isEqualTo(elect.sentence());
  }

  @Test
  void aStepThatFailedTwiceTellsItsAttemptsAndWhy() {
    var repoints = finished().steps().stream().filter(one -> one.name().equals("repoint")).toList();
    assertThat(repoints).extracting(Step::attempts).containsExactlyInAnyOrder(1, 3);
    var stubborn = repoints.stream().filter(one -> one.attempts() == 3).findFirst().orElseThrow();
    assertThat(stubborn.state()).isEqualTo(Step.State.DONE);
  }

  /** The in-memory engine forgets why earlier attempts failed; this was recorded on a real one. */
  @Test
  void aRecordedHistoryTellsTheSameWithoutAnEngine() throws Exception {
    var story = Recorded.failover();
    assertThat(story.outcome()).isEqualTo("Recovered");
    assertThat(story.steps())
        .extracting(Step::name)
        .containsExactly(
            "observe", "confirm", "fence", "freeze", "elect", "promote", "repoint", "repoint");
    assertThat(story.steps().getLast().attempts()).isEqualTo(3);
    assertThat(story.steps().getLast().trouble())
        .hasValue(
            new Step.Trouble(
                "Transient",
                "db4.shop.example:3306 did not take the new source: lock wait timeout"));
    assertThat(story.steps())
        .allSatisfy(
            one ->
                assertThat(one.startedAt())
                    .isBetween(story.startedAt(), story.startedAt().plus(story.took())));
  }

  @Test
  void aRunningOperationTellsWhatItIsAt() throws Exception {
    var held = new CountDownLatch(1);
    begin(Optional.of(held));
    var story = story();
    for (var k = 0; k < 200 && !isHeld(story); k++) {
      Thread.sleep(25);
      story = story();
    }
    assertThat(isHeld(story)).isTrue();
    assertThat(story.progress()).isEqualTo(Progress.RUNNING);
    assertThat(story.sentence())
        .isEqualTo("Drain the relay log of db2.shop.example:3306 and open it");
    assertThat(story.outcome()).isEmpty();
    assertThat(story.firstSignToWritable()).isEmpty();
    held.countDown();
  }

  private static boolean isHeld(Story story) {
    return story.steps().stream()
        .anyMatch(one -> one.name().equals("promote") && one.state() == Step.State.RUNNING);
  }

  @Test
  void aTerminatedOperationSaysWhoEndedItAndWhy() throws Exception {
    var held = new CountDownLatch(1);
    begin(Optional.of(held));
    engine
        .getWorkflowClient()
        .newUntypedWorkflowStub(SampleRun.ID.value())
        .terminate("wrong cluster");
    assertThat(story().progress()).isEqualTo(Progress.TERMINATED);
    assertThat(story().sentence()).isEqualTo("somebody ended it by force: wrong cluster");
    held.countDown();
  }

  @Test
  void anOperationThatNeverWasIsNothing() {
    assertThat(operations.story(new OperationId("failover/shop/99"))).isEmpty();
  }
}

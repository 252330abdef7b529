package understudy.workflows.guardian;

import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import understudy.topology.InstanceAddress;
import understudy.workflows.Renewal;
import understudy.workflows.operation.FailoverReport;
import understudy.workflows.operation.FailoverWorkflow;
import understudy.workflows.operation.OperationId;
import understudy.workflows.operation.OperationKind;
import understudy.workflows.operation.SwitchoverReport;
import understudy.workflows.operation.SwitchoverWorkflow;
import understudy.workflows.steps.ArchiveRequest;
import understudy.workflows.steps.Steps;

/** Guards one cluster: hears votes and operators, and runs one operation at a time. */
public final class GuardianWorkflowImpl implements GuardianWorkflow {
  /** After a failover that stood down, or that could not help, before the next. */
  private static final Duration SHORT_REST = Duration.ofSeconds(2);

  private static final Duration LONG_REST = Duration.ofSeconds(15);

  private final Ledger ledger;
  private final Jury jury = new Jury();
  private final Homecoming homecoming;
  private final Farewell farewell;
  private final Registrar registrar;
  private @Nullable Order order;
  private Jury.Finding.@Nullable Replace due;
  private @Nullable FailoverWorkflow failover;
  private @Nullable InstanceAddress openedByFailover;

  private record Order(OperationId id, SwitchoverCommand command) {}

  /** Made by the engine, which has the state by then. */
  @WorkflowInit
  public GuardianWorkflowImpl(GuardianState state) {
    ledger = new Ledger(state);
    homecoming = new Homecoming(ledger);
    farewell = new Farewell(ledger);
    registrar = new Registrar(ledger, farewell, this::underWay);
    Workflow.registerListener(registrar);
  }

  @Override
  public void guard(GuardianState same) {
    ledger.publish();
    ledger.state().operations().stream()
        .filter(it -> it.state() == OperationSummary.State.CLOSED)
        .forEach(this::archive);
    while (true) {
      Workflow.await(() -> order != null || due != null || farewell.isAsked() || Renewal.isDue());
      if (farewell.isAsked() && farewell.take()) {
        return;
      }
      var ordered = order;
      var wanted = due;
      if (ordered != null) {
        switchOver(ordered);
      } else if (wanted != null) {
        due = null;
        failOver(wanted);
      } else if (Renewal.isDue()) {
        Workflow.continueAsNew(ledger.state());
      }
    }
  }

  @Override
  public void vote(Vote vote) {
    var state = ledger.state();
    var said = vote.diagnosis().primary();
    if (farewell.isAsked()) {
      return;
    }
    if (!said.equals(state.primary())) {
      ledger.say(
          "%s says that %s is lost, but %s leads"
              .formatted(vote.observer(), said, state.primary()));
      return;
    }
    jury.hear(vote, now());
    weigh();
  }

  private void weigh() {
    var state = ledger.state();
    var running = failover;
    if (running == null) {
      var finding = jury.find(state, now());
      switch (finding) {
        case Jury.Finding.Nothing(var sentence, var why) -> {
          ledger.enter(it -> it.saying(sentence, why));
          due = null;
        }
        case Jury.Finding.Replace replace -> {
          ledger.say(replace.sentence());
          due = replace;
        }
      }
    } else if (state.primary().equals(openedByFailover)) {
      var votes = jury.quorum(state, now());
      if (!votes.isEmpty()) {
        jury.forget();
        ledger.say("%s, the new primary, is lost too".formatted(state.primary()));
        Async.procedure(running::lostAgain, votes.getLast());
      }
    } else {
      ledger.say("%s is being replaced already".formatted(state.primary()));
    }
  }

  @Override
  public void sight(Sighting sighting) {
    // Between operations only: an operation knows better, for it changes what is seen.
    if (!isBusy()) {
      registrar.adopt(sighting, jury);
    }
    sighting.returned().forEach(homecoming::receive);
    homecoming.welcome(sighting);
  }

  @Override
  public void opened(InstanceAddress primary) {
    var running = ledger.state().running();
    if (running.isEmpty()) {
      return;
    }
    jury.forget();
    if (failover == null) {
      ledger.enter(it -> Conclusions.led(it, primary));
    } else {
      openedByFailover = primary;
      ledger.enter(it -> Conclusions.deposed(it, primary, running.get().id(), now()));
    }
  }

  @Override
  public OperationId switchOver(SwitchoverCommand command) {
    var id = next(OperationKind.SWITCHOVER);
    order = new Order(id, command);
    Workflow.await(() -> ledger.state().operations().stream().anyMatch(it -> it.id().equals(id)));
    return id;
  }

  @Override
  public void mayStart(SwitchoverCommand command) {
    registrar.refuseIfBusy();
  }

  @Override
  public GuardianState acknowledge(Acknowledgement acknowledgement) {
    ledger.enter(it -> Conclusions.acknowledged(it, acknowledgement));
    return ledger.state();
  }

  @Override
  public GuardianState adopt(ClusterPolicy policy) {
    ledger.enter(it -> it.under(policy));
    return ledger.state();
  }

  @Override
  public GuardianState state() {
    return ledger.state();
  }

  private void failOver(Jury.Finding.Replace wanted) {
    var state = ledger.state();
    if (!state.primary().equals(wanted.lost())) {
      ledger.say("%s leads now: nothing is to be done".formatted(state.primary()));
      return;
    }
    var id = next(OperationKind.FAILOVER);
    var diagnosis = wanted.diagnosis();
    var request = Requests.failover(ledger.state(), id, wanted, now());
    var child =
        Workflow.newChildWorkflowStub(
            FailoverWorkflow.class,
            Undertaking.options(id, OperationKind.FAILOVER, state.cluster(), diagnosis));
    failover = child;
    openedByFailover = null;
    jury.forget();
    var undertaking = Undertaking.begin(id, child, () -> Async.function(child::failOver, request));
    list(undertaking, diagnosis);
    var end = undertaking.end();
    failover = null;
    close(conclude(id, end));
  }

  private String conclude(OperationId id, Undertaking.End<FailoverReport> end) {
    switch (end) {
      case Undertaking.End.Reported<FailoverReport>(var report) -> {
        switch (report) {
          case FailoverReport.Recovered _ -> {}
          case FailoverReport.StoodDown _ -> jury.rest(now(), SHORT_REST);
          case FailoverReport.Refused _ -> jury.rest(now(), LONG_REST);
        }
        ledger.enter(it -> Conclusions.after(it, report, id, now()));
        return report.sentence();
      }
      case Undertaking.End.Broken<FailoverReport>(var reason) -> {
        jury.rest(now(), LONG_REST);
        return "%s ended without a report: %s".formatted(id, reason);
      }
    }
  }

  private void switchOver(Order ordered) {
    var state = ledger.state();
    var id = ordered.id();
    var command = ordered.command();
    var request = Requests.switchover(state, id, command, now());
    var summary = "%s asks: %s".formatted(command.requestedBy(), command.reason());
    var child =
        Workflow.newChildWorkflowStub(
            SwitchoverWorkflow.class,
            Undertaking.options(id, OperationKind.SWITCHOVER, state.cluster(), summary));
    var undertaking =
        Undertaking.begin(id, child, () -> Async.function(child::switchOver, request));
    list(undertaking, summary);
    Workflow.await(() -> undertaking.hasEnded() || due != null);
    if (!undertaking.hasEnded()) {
      Async.procedure(child::giveUp, "the primary is lost: a failover goes before");
    }
    var sentence =
        switch (undertaking.end()) {
          case Undertaking.End.Reported<SwitchoverReport>(var report) -> {
            ledger.enter(it -> Conclusions.after(it, report));
            yield report.sentence();
          }
          case Undertaking.End.Broken<SwitchoverReport>(var reason) ->
              "%s ended without a report: %s".formatted(id, reason);
        };
    order = null;
    close(sentence);
  }

  private void list(Undertaking<?> undertaking, String sentence) {
    var runId = undertaking.runId();
    var running = OperationSummary.State.RUNNING;
    var line = new OperationSummary(undertaking.id(), runId, now(), running, sentence);
    ledger.enter(it -> it.listing(line));
  }

  private void close(String sentence) {
    var line = ledger.state().running().orElseThrow().closed(sentence);
    ledger.enter(it -> it.listing(line).saying(sentence));
    archive(line);
    if (due == null && !jury.quorum(ledger.state(), now()).isEmpty()) {
      weigh();
    }
  }

  private void archive(OperationSummary line) {
    if (line.runId().isEmpty()) {
      return;
    }
    Steps.archive(new ArchiveRequest(line.id(), line.runId()))
        .thenApply(
            done -> {
              ledger.enter(it -> it.listing(line.archived()));
              return done;
            });
  }

  private boolean isBusy() {
    return underWay().isPresent();
  }

  private Optional<String> underWay() {
    if (farewell.isAsked()) {
      return Optional.of("the end of this cluster's guardian");
    }
    var running = ledger.state().running().map(it -> it.id().value());
    return running.isEmpty() && (order != null || due != null)
        ? Optional.of("another operation")
        : running;
  }

  private OperationId next(OperationKind kind) {
    ledger.enter(GuardianState::nextGeneration);
    return OperationId.of(kind, ledger.state().cluster(), ledger.state().generation());
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}

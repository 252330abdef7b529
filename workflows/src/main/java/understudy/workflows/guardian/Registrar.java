package understudy.workflows.guardian;

import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Hears what operators and detectors have to say besides what must be done. */
final class Registrar implements RegisterWorkflow {
  private final Ledger ledger;
  private final Roll roll;
  private final Notebook notebook;
  private final Farewell farewell;
  private final Supplier<Optional<String>> underWay;

  /**
   * @param underWay what runs or is about to; nothing may change under it
   */
  Registrar(Ledger ledger, Farewell farewell, Supplier<Optional<String>> underWay) {
    this.ledger = ledger;
    this.roll = new Roll(ledger);
    this.notebook = new Notebook(ledger);
    this.farewell = farewell;
    this.underWay = underWay;
  }

  @Override
  public GuardianState forgetInstance(InstanceCommand command) {
    roll.forget(command);
    return ledger.state();
  }

  @Override
  public void mayForgetInstance(InstanceCommand command) {
    refuseIfBusy();
    roll.checkForget(command.instance());
  }

  @Override
  public GuardianState discoverInstance(InstanceCommand command) {
    roll.discover(command);
    return ledger.state();
  }

  @Override
  public void mayDiscoverInstance(InstanceCommand command) {
    refuseIfBusy();
    roll.checkDiscover(command.instance());
  }

  @Override
  public GuardianState note(NoteCommand command) {
    notebook.write(command, now());
    return ledger.state();
  }

  @Override
  public void mayNote(NoteCommand command) {
    notebook.check(command.note(), now());
  }

  @Override
  public void describe(Description description) {
    notebook.learn(description, now());
  }

  @Override
  public GuardianState retire(Retirement retirement) {
    farewell.ask(retirement);
    return ledger.state();
  }

  @Override
  public void mayRetire(Retirement retirement) {
    refuseIfBusy();
  }

  /** Believes what a detector sees. */
  void adopt(Sighting sighting, Jury jury) {
    roll.adopt(sighting, jury);
  }

  /** Nothing changes under an operation that runs. */
  void refuseIfBusy() {
    underWay
        .get()
        .ifPresent(
            what -> {
              throw ApplicationFailure.newNonRetryableFailure(
                  "%s is under way: wait until it has ended".formatted(what), "Busy");
            });
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}

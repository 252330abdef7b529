package understudy.workflows.operation;

import io.temporal.failure.ActivityFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import understudy.topology.Durability;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.Silent;
import understudy.topology.Snapshot;
import understudy.topology.election.Election;
import understudy.topology.election.ElectionPolicy;
import understudy.topology.election.LastSeen;
import understudy.topology.election.LossEstimate;
import understudy.topology.election.Outcome;
import understudy.topology.gtid.GtidSet;
import understudy.workflows.decision.Decision;
import understudy.workflows.steps.FenceReport.Fence;
import understudy.workflows.steps.FetchRequest;
import understudy.workflows.steps.FreezeRequest;
import understudy.workflows.steps.Mishap;
import understudy.workflows.steps.PromoteRequest;
import understudy.workflows.steps.Steps;
import understudy.workflows.steps.SweepRequest;
import understudy.workflows.steps.ThawRequest;

/** Finds a new primary for a cluster that lost its own, round by round, until one is open. */
final class Succession {
  private final Scene scene;
  private final Durability durability;
  private ElectionPolicy wishes;
  private final Followers followers;
  private final Fences fences;
  private final List<InstanceAddress> survivors;
  private final List<InstanceAddress> excluded = new ArrayList<>();
  private final List<Silent> absent = new ArrayList<>();
  private final List<InstanceAddress> mute;
  private final List<String> remarks = new ArrayList<>();
  private final Undo undo = new Undo();
  private boolean promotionTried;
  private InstanceAddress lost;
  private LastSeen lastSeen;
  private GtidSet givenUp = GtidSet.empty();

  /** How the search ended. */
  sealed interface Result {
    /** A new primary is open, and all survivors are on their way below it. */
    record Led(InstanceAddress primary, Instant writableAt, GtidSet position, LossEstimate loss)
        implements Result {}

    /** Nobody may lead; what had been stopped runs again. */
    record Nobody(List<String> reasons) implements Result {}
  }

  /** Whether a promotion or a fetch came about. */
  private sealed interface Attempt {
    record Opened(Instant at, GtidSet position) implements Attempt {}

    record Failed() implements Attempt {}
  }

  /**
   * Prepares the search.
   *
   * @param confirmed the snapshot in which the loss was confirmed
   */
  Succession(
      Scene scene,
      FailoverRequest request,
      Snapshot confirmed,
      Followers followers,
      Fences fences) {
    this.scene = scene;
    this.durability = request.durability();
    this.wishes = request.wishes();
    this.followers = followers;
    this.fences = fences;
    this.lost = request.lost();
    this.lastSeen = request.lastSeen();
    excluded.add(lost);
    survivors = new ArrayList<>(Bystanders.others(confirmed));
    remarks.addAll(Bystanders.remarks(confirmed, lost));
    survivors.remove(lost);
    confirmed.silent().forEach(this::drop);
    mute =
        confirmed.silent().stream()
            .filter(silent -> silent.reason() == Silent.Reason.TIMED_OUT)
            .map(Silent::instance)
            .toList();
  }

  /** The new primary is lost as well: it does not lead again, and what it had is what counts. */
  void lose(Result.Led led, LastSeen seen) {
    lost = led.primary();
    lastSeen = seen;
    survivors.remove(lost);
    excluded.add(lost);
  }

  /** Everybody who may still follow. */
  List<InstanceAddress> survivors() {
    return List.copyOf(survivors);
  }

  /** One sentence for each that did not answer and so was not asked to follow. */
  List<String> absent() {
    return absent.stream()
        .map(silent -> "%s: it gave no answer: %s".formatted(silent.instance(), silent.detail()))
        .toList();
  }

  /** What some survivors hold and no new primary could have. */
  GtidSet givenUp() {
    return givenUp;
  }

  /** What went wrong on the way, one sentence each. */
  List<String> remarks() {
    return List.copyOf(remarks);
  }

  /**
   * Freeze ∥ fence, elect, fetch, promote ∥ repoint; once more without whoever failed. Each round
   * rules somebody out, so it ends.
   */
  Result search() {
    try {
      while (true) {
        var outcome = elect(freeze());
        switch (outcome) {
          case Outcome.Elected elected -> {
            if (open(elected) instanceof Attempt.Opened(var at, var position)) {
              undo.forget();
              elected.leftBehind().forEach(this::giveUp);
              return new Result.Led(elected.winner(), at, position, elected.loss());
            }
          }
          case Outcome.NoneEligible _, Outcome.HistoriesDiverge _ -> {
            return nobody(outcome.sentence());
          }
        }
      }
    } catch (ActivityFailure failure) {
      return nobody(Mishap.of(failure).sentence());
    }
  }

  private void giveUp(Outcome.LeftBehind left) {
    remarks.add(left.sentence());
    wishes = wishes.givingUp(left.transactions());
    givenUp = givenUp.union(left.transactions());
  }

  private Result nobody(String reason) {
    var reasons = new ArrayList<>(List.of(reason));
    reasons.addAll(undo.run());
    return new Result.Nobody(reasons);
  }

  private Snapshot freeze() {
    var begun = Scene.now();
    var deadline = scene.policy().observeDeadline();
    undo.before("receivers were stopped", this::thaw);
    var freeze = Steps.freeze(new FreezeRequest(scene.mandate(), lost, survivors(), deadline));
    undo.before("%s was closed to writes".formatted(lost), this::reopen);
    fences.begin(lost, fenceDeadline());
    var frozen = freeze.get().frozen();
    fences.awaitShortly(lost, begun);
    return frozen;
  }

  /**
   * Whoever did not answer a moment ago is not waited for as long as one of whom nothing is known.
   */
  private Duration fenceDeadline() {
    var deadline = scene.policy().fenceDeadline();
    return mute.contains(lost) ? deadline.dividedBy(3) : deadline;
  }

  private void thaw() {
    Steps.thaw(new ThawRequest(scene.mandate(), survivors())).get();
  }

  /** Nobody else can lead: if the lost one answers after all, it shall not stay closed by us. */
  private void reopen() {
    if (!promotionTried && fences.of(lost) == Fence.CLOSED) {
      var limit = scene.policy().drainLimit();
      var nothing = GtidSet.empty();
      Steps.promote(new PromoteRequest(scene.mandate(), lost, nothing, durability, limit)).get();
    }
  }

  private Outcome elect(Snapshot frozen) {
    var all = new ArrayList<Observation>(frozen.observations());
    absent.stream().filter(it -> frozen.of(it.instance()).isEmpty()).forEach(all::add);
    var snapshot = new Snapshot(frozen.cluster(), frozen.at(), frozen.primary(), all);
    var policy = wishes.excluding(excluded);
    return Decision.record(
        "elect: who leads?",
        Outcome.class,
        Outcome::sentence,
        () -> Election.hold(snapshot, policy, lastSeen));
  }

  private Attempt open(Outcome.Elected elected) {
    var limit = scene.policy().drainLimit();
    var winner = elected.winner();
    for (var fetch : elected.fetches()) {
      var request =
          new FetchRequest(scene.mandate(), winner, fetch.donor(), fetch.missing(), limit);
      try {
        Steps.fetch(request).get();
      } catch (ActivityFailure failure) {
        return ruleOut(winner, List.of(winner, fetch.donor()), Mishap.of(failure));
      }
    }
    var request = new PromoteRequest(scene.mandate(), winner, elected.goal(), durability, limit);
    promotionTried = true;
    var promotion = Steps.promote(request);
    // At once: the first commit may have to wait for somebody's acknowledgement.
    followers.follow(winner, Scene.without(survivors(), List.of(winner)));
    try {
      var report = promotion.get();
      return new Attempt.Opened(report.writableAt(), report.position());
    } catch (ActivityFailure failure) {
      return afterFailedPromotion(winner, Mishap.of(failure));
    }
  }

  /** Nobody knows how far a promotion came that was never reported: the instance itself tells. */
  private Attempt afterFailedPromotion(InstanceAddress winner, Mishap mishap) {
    var seen = scene.observe(winner, List.of(winner)).seen(winner);
    if (seen.isPresent() && seen.get().isWritable()) {
      return new Attempt.Opened(seen.get().at(), seen.get().executed());
    }
    followers.stop();
    return ruleOut(winner, List.of(winner), mishap);
  }

  /** Drops those concerned that are silent; if none of them is, the winner itself may not lead. */
  private Attempt ruleOut(InstanceAddress winner, List<InstanceAddress> concerned, Mishap mishap) {
    var snapshot = scene.observe(lost, concerned);
    if (snapshot.silent().isEmpty()) {
      excluded.add(winner);
      sweep(winner);
    }
    snapshot.silent().forEach(this::drop);
    if (snapshot.seen(winner).isEmpty()) {
      lost = winner;
      excluded.add(winner);
    }
    remarks.add("%s was to lead, but: %s".formatted(winner, mishap.sentence()));
    return new Attempt.Failed();
  }

  private void drop(Silent silent) {
    survivors.remove(silent.instance());
    if (!excluded.contains(silent.instance())) {
      absent.add(silent);
    }
  }

  /** What an attempt left on an instance that lives on must not open it later. */
  private void sweep(InstanceAddress instance) {
    try {
      Steps.sweep(new SweepRequest(scene.mandate(), List.of(instance))).get();
    } catch (ActivityFailure failure) {
      remarks.add(
          "sessions of this operation may be left on %s: %s"
              .formatted(instance, Mishap.of(failure).sentence()));
    }
  }
}

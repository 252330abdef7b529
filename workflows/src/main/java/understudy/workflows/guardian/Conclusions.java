package understudy.workflows.guardian;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import understudy.topology.InstanceAddress;
import understudy.topology.failover.PastFailover;
import understudy.workflows.operation.FailoverReport;
import understudy.workflows.operation.OperationId;
import understudy.workflows.operation.SwitchoverReport;

/** What a guardian's state becomes by what operations report: pure. */
final class Conclusions {
  private Conclusions() {}

  /** A failover has opened a new primary: the former one is deposed. */
  static GuardianState deposed(
      GuardianState state, InstanceAddress next, OperationId by, Instant now) {
    var former = state.primary();
    if (former.equals(next)) {
      return state;
    }
    var decision =
        "%s was not seen since: it is closed to writes the moment it is".formatted(former);
    var members = state.members().stream().filter(it -> !it.equals(former)).toList();
    return led(state, next)
        .noting(new Deposed(former, by, now, Deposed.State.AWAY, decision))
        .consistingOf(members);
  }

  static GuardianState after(
      GuardianState state, FailoverReport report, OperationId by, Instant now) {
    var next =
        switch (report) {
          case FailoverReport.Recovered recovered -> recovered(state, recovered, by, now);
          case FailoverReport.StoodDown _, FailoverReport.Refused _ -> state;
        };
    return next.saying(report.sentence());
  }

  static GuardianState after(GuardianState state, SwitchoverReport report) {
    var next =
        switch (report) {
          case SwitchoverReport.SwitchedOver done -> led(state, done.successor());
          case SwitchoverReport.Refused _, SwitchoverReport.Undone _ -> state;
        };
    return next.saying(report.sentence());
  }

  /**
   * A new primary, chosen by an operation: a downtime that was meant for a replica must not keep it
   * from being replaced.
   */
  static GuardianState led(GuardianState state, InstanceAddress next) {
    return state.knowing(state.particulars().outOfDowntime(Optional.of(next))).ledBy(next);
  }

  private static GuardianState recovered(
      GuardianState state, FailoverReport.Recovered report, OperationId by, Instant now) {
    var failovers = new ArrayList<>(state.pastFailovers());
    failovers.add(
        new PastFailover(
            by.value(),
            report.lost(),
            report.promoted(),
            now,
            PastFailover.Review.OPEN,
            report.givenUp()));
    var led = deposed(state, report.promoted(), by, now).after(failovers);
    return switch (report.oldPrimary()) {
      case UNREACHABLE -> led;
      case CLOSED ->
          led.noting(
              new Deposed(
                  report.lost(),
                  by,
                  now,
                  Deposed.State.FENCED,
                  "%s is closed to writes; whether it may rejoin is told when it is seen again"
                      .formatted(report.lost())));
    };
  }

  /** An operator has looked at all failovers so far. */
  static GuardianState acknowledged(GuardianState state, Acknowledgement acknowledgement) {
    var failovers = new ArrayList<>(state.pastFailovers());
    failovers.replaceAll(PastFailover::acknowledged);
    return state
        .after(failovers)
        .saying(
            "%s acknowledged what happened so far: %s"
                .formatted(acknowledgement.by(), acknowledgement.comment()));
  }

  /** What must be decided about a former primary that is back and closed to writes. */
  static String decision(ReturnedPrimary returned, InstanceAddress primary) {
    var surplus = returned.surplus().count();
    return surplus == 0
        ? "%s has nothing that %s lacks: it may rejoin as a replica"
            .formatted(returned.instance(), primary)
        : "%s holds %d transactions that %s lacks (%s): decide whether to keep it as it is, to salvage them or to rebuild it"
            .formatted(returned.instance(), surplus, primary, returned.surplus());
  }
}

package understudy.activities.mysql;

import io.temporal.failure.ApplicationFailure;
import java.sql.SQLException;
import understudy.topology.InstanceAddress;
import understudy.workflows.steps.Failures;

/** A failed conversation, as the failure that a workflow understands. */
final class Trouble {
  private Trouble() {}

  /** No session was to be had: nothing was changed. */
  static ApplicationFailure atTheDoor(InstanceAddress instance, SQLException failure) {
    var detail = Silences.detail(failure);
    return switch (Silences.reason(failure)) {
      case REFUSED, BROKEN, TIMED_OUT, UNREACHABLE ->
          Failures.INSTANCE_LOST.lasting("%s is gone: %s".formatted(instance, detail));
      case TOO_MANY_CONNECTIONS ->
          Failures.TRANSIENT.retryable("%s has no connection left: %s".formatted(instance, detail));
      case ACCESS_DENIED, UNREADABLE ->
          Failures.PRECONDITION.lasting("%s lets nobody in: %s".formatted(instance, detail));
    };
  }

  /** A session failed in the middle of an act: how far it came must be read anew. */
  static ApplicationFailure inTheMiddle(InstanceAddress instance, SQLException failure) {
    var detail = Silences.detail(failure);
    return switch (Silences.reason(failure)) {
      case REFUSED, BROKEN, TIMED_OUT, UNREACHABLE, TOO_MANY_CONNECTIONS ->
          Failures.TRANSIENT.retryable(
              "the conversation with %s broke off: %s".formatted(instance, detail));
      case ACCESS_DENIED ->
          Failures.PRECONDITION.lasting(
              "%s does not allow it: %s; check the grants".formatted(instance, detail));
      case UNREADABLE ->
          isPassing(failure)
              ? Failures.TRANSIENT.retryable("%s was busy: %s".formatted(instance, detail))
              : Failures.PRECONDITION.lasting("%s refused: %s".formatted(instance, detail));
    };
  }

  private static boolean isPassing(SQLException failure) {
    return switch (failure.getErrorCode()) {
      // Lock waits, deadlocks, and a replication thread that was slow to stop.
      case 1205, 1213, 1192, 3024, 3572, 1875, 13122 -> true;
      default -> false;
    };
  }

  static ApplicationFailure precondition(String sentence) {
    return Failures.PRECONDITION.lasting(sentence);
  }
}

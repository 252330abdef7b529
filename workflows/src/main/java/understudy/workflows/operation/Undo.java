package understudy.workflows.operation;

import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import understudy.workflows.steps.Mishap;

/** What must be undone if an operation does not come about; registered before it is done. */
final class Undo {
  private final Deque<Entry> entries = new ArrayDeque<>();

  private record Entry(String what, Functions.Proc act) {}

  /** Registers what takes back the thing that is done next. */
  void before(String what, Functions.Proc act) {
    entries.push(new Entry(what, act));
  }

  /** Past the point of no return. */
  void forget() {
    entries.clear();
  }

  /**
   * Undoes all, the latest first, even when the operation has been cancelled.
   *
   * @return one sentence for each thing that could not be undone
   */
  List<String> run() {
    var failures = new ArrayList<String>();
    Workflow.newDetachedCancellationScope(
            () -> {
              while (!entries.isEmpty()) {
                var entry = entries.pop();
                try {
                  entry.act().apply();
                } catch (TemporalFailure failure) {
                  failures.add(
                      "it could not be undone that %s: %s"
                          .formatted(entry.what(), Mishap.of(failure).sentence()));
                }
              }
            })
        .run();
    return failures;
  }
}

package understudy.workflows;

import io.temporal.workflow.Workflow;

/** When a workflow that never ends continues as new. */
public final class Renewal {
  /** Events; engines suggest about the same by themselves, those that do not are not waited for. */
  private static final long LONGEST_HISTORY = 4_000;

  private Renewal() {}

  /** Whether the history is long, and nobody waits for an answer from this run. */
  public static boolean isDue() {
    var info = Workflow.getInfo();
    return (info.isContinueAsNewSuggested() || info.getHistoryLength() > LONGEST_HISTORY)
        && Workflow.isEveryHandlerFinished();
  }
}

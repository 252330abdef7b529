package understudy.workflows.steps;

import java.util.List;

/** What a step leaves behind for its reader. */
public interface StepReport {
  /** What it did, or found already done, in one sentence. */
  String sentence();

  /** Its parts, in order; empty where it has none worth telling. */
  List<Phase> phases();

  /** The statements that changed something, in order, without secrets. */
  List<String> statements();
}

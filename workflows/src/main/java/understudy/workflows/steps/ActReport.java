package understudy.workflows.steps;

import java.util.List;

/** The report of a step that has nothing to give but its story. */
public record ActReport(String sentence, List<Phase> phases, List<String> statements)
    implements StepReport {
  public ActReport {
    phases = List.copyOf(phases);
    statements = List.copyOf(statements);
  }
}

package understudy.workflows.steps;

import java.util.List;

/** How far a deposed primary could be fenced. */
public record FenceReport(Fence fence, String sentence, List<Phase> phases, List<String> statements)
    implements StepReport {
  /** Whether it can still take writes. */
  public enum Fence {
    /** It is read-only, and sessions that were writing have been ended. */
    CLOSED,
    /** It could not be reached: it must be fenced when it is seen again. */
    UNREACHABLE
  }
}

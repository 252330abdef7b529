package understudy.workflows.steps;

import java.util.List;
import understudy.topology.Snapshot;

/**
 * The survivors as they stand, read after their receivers stopped.
 *
 * @param frozen one observation for each survivor; silent where it could not be frozen
 */
public record FreezeReport(
    Snapshot frozen, String sentence, List<Phase> phases, List<String> statements)
    implements StepReport {}

package understudy.workflows.steps;

import java.util.List;

/**
 * How a hook ended; a hook that failed throws, so that it is tried again.
 *
 * @param output the last of what it printed, at most 4,096 characters
 */
public record HookReport(
    String output, String sentence, List<Phase> phases, List<String> statements)
    implements StepReport {}

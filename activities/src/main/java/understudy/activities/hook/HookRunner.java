package understudy.activities.hook;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import understudy.workflows.steps.Failures;
import understudy.workflows.steps.Hook;
import understudy.workflows.steps.HookActivities;
import understudy.workflows.steps.HookReport;
import understudy.workflows.steps.HookRequest;
import understudy.workflows.steps.Phase;

/** Runs hooks: programs by their argument vectors, or HTTP posts. */
public final class HookRunner implements HookActivities {
  private final InstantSource clock;
  private final ProgramHook programs = new ProgramHook();
  private final HttpHook posts = new HttpHook();

  public HookRunner(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public HookReport run(HookRequest request) {
    var startedAt = clock.instant();
    var hook = request.hook();
    var verdict =
        switch (hook.call()) {
          case Hook.Program program -> programs.run(program, request);
          case Hook.Http post -> posts.run(post, request);
        };
    return switch (verdict) {
      case Verdict.Yes yes -> {
        var sentence = "hook '%s' said yes: %s".formatted(hook.name(), yes.how());
        var took = Duration.between(startedAt, clock.instant());
        yield new HookReport(
            yes.output(),
            sentence,
            List.of(new Phase(hook.name(), startedAt, took, sentence)),
            List.of());
      }
      case Verdict.No no ->
          throw Failures.HOOK.retryable(
              "hook '%s' failed: %s%s"
                  .formatted(
                      hook.name(),
                      no.why(),
                      no.output().isBlank() ? "" : "; it said: " + no.output().strip()));
    };
  }
}

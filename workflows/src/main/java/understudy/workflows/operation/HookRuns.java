package understudy.workflows.operation;

import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import understudy.topology.InstanceAddress;
import understudy.workflows.steps.Hook;
import understudy.workflows.steps.HookEvent;
import understudy.workflows.steps.HookReport;
import understudy.workflows.steps.HookRequest;
import understudy.workflows.steps.Mishap;
import understudy.workflows.steps.Steps;

/** Runs what users hung into an operation; nobody waits for an optional hook before the end. */
final class HookRuns {
  private final Scene scene;
  private final SortedMap<String, String> facts = new TreeMap<>();
  private final List<Running> background = new ArrayList<>();

  private record Running(Hook hook, Promise<HookReport> report) {}

  HookRuns(Scene scene) {
    this.scene = scene;
    var mandate = scene.mandate();
    facts.put("cluster", mandate.cluster().value());
    facts.put("operation", mandate.operation().value());
  }

  /** What every later hook is told too. */
  void tell(String fact, InstanceAddress instance) {
    facts.put(fact, instance.toString());
  }

  /** What every later hook is told too. */
  void tell(String fact, String value) {
    facts.put(fact, value);
  }

  /**
   * Starts the optional hooks of an event, then runs the required ones in their order up to the
   * first that fails.
   *
   * @return why the operation cannot go on, or cannot be called a success; mostly empty
   */
  List<String> run(HookEvent event) {
    var hooks = scene.policy().hooks().stream().filter(hook -> hook.events().contains(event));
    for (var hook : hooks.toList()) {
      var running = new Running(hook, start(hook, event));
      switch (hook.need()) {
        case OPTIONAL -> background.add(running);
        case REQUIRED -> {
          var failure = failures(running);
          if (!failure.isEmpty()) {
            return failure;
          }
        }
      }
    }
    return List.of();
  }

  /** Waits for the optional ones; one sentence for each that failed. */
  List<String> finish() {
    var failures = background.stream().flatMap(it -> failures(it).stream()).toList();
    background.clear();
    return failures;
  }

  private Promise<HookReport> start(Hook hook, HookEvent event) {
    return Steps.hook(new HookRequest(scene.mandate(), hook, event, facts));
  }

  private static List<String> failures(Running running) {
    try {
      running.report().get();
      return List.of();
    } catch (TemporalFailure failure) {
      var hook = running.hook();
      return List.of(
          "the %s hook '%s' failed: %s"
              .formatted(
                  switch (hook.need()) {
                    case REQUIRED -> "required";
                    case OPTIONAL -> "optional";
                  },
                  hook.name(),
                  Mishap.of(failure).sentence()));
    }
  }
}

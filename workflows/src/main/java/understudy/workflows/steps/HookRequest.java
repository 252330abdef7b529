package understudy.workflows.steps;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Run one hook.
 *
 * @param facts what the hook is told, as environment ({@code UNDERSTUDY_CLUSTER} …) or as JSON
 */
public record HookRequest(
    Mandate mandate, Hook hook, HookEvent event, SortedMap<String, String> facts) {
  public HookRequest {
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
  }
}

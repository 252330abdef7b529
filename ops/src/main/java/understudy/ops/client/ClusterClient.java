package understudy.ops.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;
import understudy.ops.host.Progress;
import understudy.ops.host.Refused;
import understudy.ops.host.Wait;
import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;

/** One cluster of a running Understudy, as far as a bench, a demo or a test speaks of it. */
public final class ClusterClient {
  private static final Duration GLANCE = Duration.ofMillis(2);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Api api;
  private final ClusterName cluster;

  public ClusterClient(Api api, ClusterName cluster) {
    this.api = api;
    this.cluster = cluster;
  }

  /** All that is known of it. */
  public JsonNode show() {
    return api.get("/clusters/" + cluster);
  }

  /** Who leads it, as far as Understudy knows. */
  public InstanceAddress primary() {
    return InstanceAddress.parse(show().path("guardian").path("primary").asString(""));
  }

  /**
   * Returns once it is healthy, whole, with nothing under way and nothing to decide.
   *
   * @param members how many instances make it whole
   * @throws Refused when that does not come about within the limit
   */
  public void awaitSettled(int members, Duration limit) {
    if (!Wait.until(limit, PAUSE, () -> isSettled(show(), members))) {
      throw unsettled(show(), members, limit);
    }
  }

  private Refused unsettled(JsonNode shown, int members, Duration limit) {
    var standing = shown.path("standing");
    return new Refused(
        "cluster %s did not settle within %d s: %s; %d of %d members; problems: %s"
            .formatted(
                cluster,
                limit.toSeconds(),
                standing.path("sentence").asString("?"),
                shown.path("guardian").path("members").size(),
                members,
                standing.path("problems")));
  }

  private static boolean isSettled(JsonNode shown, int members) {
    return shown.path("standing").path("level").asString("").equals("HEALTHY")
        && shown.path("guardian").path("members").size() == members
        && shown.path("guardian").path("deposed").isEmpty();
  }

  /**
   * Starts a switchover and follows it to its end. Returns its story.
   *
   * @param to the successor, or nobody to let Understudy choose
   */
  public JsonNode switchOver(
      List<InstanceAddress> to, String reason, Progress progress, Duration limit) {
    var wish =
        to.isEmpty()
            ? Map.of("reason", reason)
            : Map.of("reason", reason, "to", to.getFirst().toString());
    var begun = api.post("/clusters/" + cluster + "/switchover", wish);
    return new Following(api, progress).untilEnd(begun.path("operation").asString(""), limit);
  }

  /** The id of its latest operation; empty when it had none. */
  public String latest() {
    return operations().path(0).path("id").asString("");
  }

  /**
   * Returns the id of its next operation once there is one; that Understudy or the engine do not
   * answer meanwhile is no reason to give up.
   *
   * @param before its latest operation until then
   */
  public String awaitOperationAfter(String before, Duration limit) {
    var found = new AtomicReference<>(before);
    var begun = Wait.until(limit, GLANCE, () -> isOther(before, found));
    if (!begun) {
      throw new Refused("no operation began within %d s".formatted(limit.toSeconds()));
    }
    return found.get();
  }

  private boolean isOther(String before, AtomicReference<String> found) {
    try {
      found.set(latest());
    } catch (Refused away) {
      return false;
    }
    return !found.get().equals(before);
  }

  /** Its operations, the latest first. */
  public JsonNode operations() {
    return api.get("/operations?cluster=" + cluster);
  }
}

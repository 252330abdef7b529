package understudy.ops.cli;

import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "adopt-policy",
    description = "Give a registered cluster the policy and the hooks of the server's settings.")
final class ClusterAdoptPolicy extends JsonCommand {
  @Mixin private ClusterOption cluster = new ClusterOption();

  @Override
  protected Answer answer() {
    var name = cluster.name();
    var guardian = cluster.api().post("/clusters/" + name + "/adopt-policy", Map.of());
    var policy = guardian.path("policy");
    return Answer.done(
        policy,
        "cluster %s has the policy of the settings: %s, quorum %s, %d hooks"
            .formatted(
                name,
                policy.path("automation").asString("").toLowerCase(Locale.ROOT),
                policy.path("quorum").asString("?"),
                policy.path("hooks").size()));
  }
}

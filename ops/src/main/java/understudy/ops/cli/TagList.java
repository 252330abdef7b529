package understudy.ops.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "The tags of a cluster's instances, and who set them.")
final class TagList extends JsonCommand {
  @Mixin private ClusterOption cluster = new ClusterOption();

  @Override
  protected Answer answer() {
    var shown = cluster.api().get(cluster.path());
    var instances = shown.path("guardian").path("particulars").path("instances");
    return Answer.done(instances, TraitText.tags(instances));
  }
}

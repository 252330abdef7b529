package understudy.ops.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import understudy.ops.client.Api;
import understudy.topology.InstanceAddress;

/** What is in downtime: a cluster by its name or alias, or one instance by its address. */
final class DowntimeTarget {
  @Mixin private ServerOption server = new ServerOption();

  @Parameters(
      index = "0",
      paramLabel = "TARGET",
      description = "A cluster's name or alias, for the whole of it, or an instance's address.")
  private String target = "";

  Api api() {
    return server.api();
  }

  /** Where the API speaks of it. */
  String path(JsonNode guardian) {
    return "/clusters/" + guardian.path("cluster").asString("") + "/downtime";
  }

  /** The guardian of the cluster that it is, or belongs to; asks Understudy. */
  JsonNode guardian() {
    return api().guardian(target);
  }

  /** The words that name it, to which others may be added: none for a whole cluster. */
  Map<String, String> words(JsonNode guardian) {
    var words = new LinkedHashMap<String, String>();
    if (!isWhole(guardian)) {
      words.put("instance", InstanceAddress.parse(target).toString());
    }
    return words;
  }

  private boolean isWhole(JsonNode guardian) {
    if (guardian.path("cluster").asString("").equals(target)) {
      return true;
    }
    for (var said : guardian.path("particulars").path("cluster").path("said")) {
      if (said.path("attribute").asString("").equals("ALIAS")
          && said.path("value").asString("").equals(target)) {
        return true;
      }
    }
    return false;
  }
}

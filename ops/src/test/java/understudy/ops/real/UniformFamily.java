package understudy.ops.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import understudy.ops.sandbox.SandboxPlan;
import understudy.topology.InstanceAddress;

/** What holds where every server can read the log of every other. */
abstract class UniformFamily extends WholeFamily {
  UniformFamily(Path folder, SandboxPlan sandbox) {
    super(folder, sandbox);
  }

  @Test
  void whatThePreferredLacksIsFetchedFromAnotherBeforeItLeads() throws SQLException {
    var before = cluster.latest();
    var lost = stage.sandbox().primary();
    var replicas = stage.sandbox().living().stream().filter(it -> !it.equals(lost)).toList();
    var preferred = replicas.getFirst();
    var address = stage.sandbox().address(preferred);
    var rules = "/clusters/" + stage.cluster() + "/promotion-rules";
    stage
        .api()
        .post(rules, Map.of("instance", address.toString(), "rule", "prefer", "lasting", "10m"));
    try (var client = new CarefulClient(stage.sandbox())) {
      awaitRows(client, ENOUGH);
      stopReceiver(address);
      awaitRows(client, client.safe() + ENOUGH);
      stage.sandbox().kill(lost);

      var story = endOfTheOneAfter(before);
      assertThat(story.path("outcome").asString("")).as("%s", story).isEqualTo("Recovered");
      assertThat(steps(story)).contains("fetch");
      awaitRows(client, client.safe() + ENOUGH);
      client.stop();
      assertThat(stage.sandbox().primary()).isEqualTo(preferred);
      assertNothingIsLost(client);
    } finally {
      stage.api().delete(rules, Map.of("instance", address.toString()));
    }
  }

  private static List<String> steps(JsonNode story) {
    var names = new ArrayList<String>();
    story.path("steps").forEach(step -> names.add(step.path("name").asString("")));
    return names;
  }

  private void stopReceiver(InstanceAddress replica) throws SQLException {
    var admin = stage.sandbox().accounts().admin();
    var url = "jdbc:mysql://%s/?sslMode=DISABLED&allowPublicKeyRetrieval=true".formatted(replica);
    try (var connection = DriverManager.getConnection(url, admin.user(), admin.password());
        var statement = connection.createStatement()) {
      var isNew = connection.getMetaData().getDatabaseMajorVersion() > 8;
      statement.execute(isNew ? "STOP REPLICA IO_THREAD" : "STOP SLAVE IO_THREAD");
    }
  }
}

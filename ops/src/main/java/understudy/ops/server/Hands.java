package understudy.ops.server;

import io.temporal.client.WorkflowClient;
import java.time.Clock;
import understudy.activities.archive.FolderArchive;
import understudy.activities.hook.HookRunner;
import understudy.activities.mysql.MySqlLookActivities;
import understudy.activities.mysql.MySqlServerActivities;
import understudy.activities.mysql.MySqlServers;
import understudy.workflows.steps.ArchiveActivities;
import understudy.workflows.steps.HookActivities;
import understudy.workflows.steps.LookActivities;
import understudy.workflows.steps.ServerActivities;

/** All activities there are. */
record Hands(
    LookActivities look,
    ServerActivities servers,
    HookActivities hooks,
    ArchiveActivities archive) {
  static Hands of(MySqlServers servers, Settings settings, WorkflowClient client, Clock clock) {
    return new Hands(
        new MySqlLookActivities(servers, settings.discovery().discovering()),
        new MySqlServerActivities(servers),
        new HookRunner(clock),
        new FolderArchive(client, settings.archive()));
  }
}

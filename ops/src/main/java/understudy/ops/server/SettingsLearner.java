package understudy.ops.server;

import java.time.Duration;
import java.util.List;
import understudy.activities.mysql.MySqlServers;
import understudy.detector.Learner;
import understudy.topology.InstanceAddress;
import understudy.topology.trait.HostNames;
import understudy.topology.trait.Reply;

/** Asks instances what the settings want to know of them. */
public record SettingsLearner(MySqlServers servers, HostNames hostNames) implements Learner {
  @Override
  public Reply ask(InstanceAddress instance, String query, Duration deadline) {
    return servers.answer(instance, query, deadline);
  }

  @Override
  public List<String> replicationUsers(InstanceAddress instance, Duration deadline) {
    return servers.replicationUsers(instance, deadline);
  }

  @Override
  public InstanceAddress properName(InstanceAddress found, Duration deadline) {
    return servers.properName(found, hostNames, deadline);
  }
}

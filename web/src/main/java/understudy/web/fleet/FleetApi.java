package understudy.web.fleet;

import java.net.URI;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;
import understudy.web.Asked;
import understudy.web.cluster.ClusterView;
import understudy.web.cluster.Clusters;
import understudy.web.cluster.Commands;
import understudy.web.cluster.Standing;
import understudy.web.vital.Condition;
import understudy.web.vital.Vitals;
import understudy.workflows.fleet.RegisteredCluster;
import understudy.workflows.fleet.Registration;
import understudy.workflows.guardian.ClusterPolicy;

/** All clusters, for programs. */
@RestController
@RequestMapping("/api/v1")
class FleetApi {
  private final Clusters clusters;
  private final Commands commands;
  private final Vitals vitals;
  private final Clock clock;

  FleetApi(Clusters clusters, Commands commands, Vitals vitals, Clock clock) {
    this.clusters = clusters;
    this.commands = commands;
    this.vitals = vitals;
    this.clock = clock;
  }

  /** The whole fleet as it stands. */
  record Fleet(Condition engine, Condition detector, List<Entry> clusters) {}

  /** One cluster of it, with its other name if it has one. */
  record Entry(
      ClusterName name,
      Optional<String> alias,
      InstanceAddress primary,
      List<InstanceAddress> members,
      Standing standing) {}

  /** What a program sends to have a cluster taken on. */
  record Wish(@Nullable String name, @Nullable String address, @Nullable String requestedBy) {}

  @GetMapping("/fleet")
  Fleet fleet() {
    if (!clusters.areKnown() && vitals.engine() instanceof Condition.Down) {
      throw Clusters.unread();
    }
    return new Fleet(
        vitals.engine(),
        vitals.detector(),
        clusters.all().stream()
            .map(this::entry)
            .sorted(Comparator.comparing(Entry::name))
            .toList());
  }

  @PostMapping("/clusters")
  ResponseEntity<RegisteredCluster> register(@RequestBody Wish wish) {
    var registered =
        commands.register(
            new Registration(
                Asked.cluster(wish.name()),
                Asked.address(wish.address()),
                ClusterPolicy.standard(),
                Asked.requester(wish.requestedBy())));
    return ResponseEntity.created(URI.create("/api/v1/clusters/" + registered.name()))
        .body(registered);
  }

  private Entry entry(ClusterView view) {
    var guardian = view.guardian();
    return new Entry(
        guardian.cluster(),
        guardian.particulars().alias(),
        guardian.primary(),
        guardian.members(),
        Standing.of(view, clock.instant()));
  }
}

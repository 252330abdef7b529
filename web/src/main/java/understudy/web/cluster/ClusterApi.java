package understudy.web.cluster;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import understudy.topology.Snapshot;
import understudy.topology.diagnosis.Diagnosis;
import understudy.web.Asked;
import understudy.web.Refusal;
import understudy.workflows.document.SnapshotDocument;
import understudy.workflows.guardian.Acknowledgement;
import understudy.workflows.guardian.GuardianState;
import understudy.workflows.guardian.SwitchoverCommand;
import understudy.workflows.operation.OperationId;

/** One cluster, for programs. */
@RestController
@RequestMapping("/api/v1/clusters/{name}")
class ClusterApi {
  private final Clusters clusters;
  private final Commands commands;
  private final Clock clock;

  ClusterApi(Clusters clusters, Commands commands, Clock clock) {
    this.clusters = clusters;
    this.commands = commands;
    this.clock = clock;
  }

  /** All that is known of it; without snapshot and diagnosis while nobody watches it. */
  record Whole(
      Standing standing,
      GuardianState guardian,
      Optional<Instant> blockedUntil,
      Optional<Snapshot> snapshot,
      Optional<Diagnosis> diagnosis,
      String sentence) {}

  /** What a program sends for a switchover. */
  record SwitchoverWish(
      @Nullable String to, @Nullable String reason, @Nullable String requestedBy) {}

  /** What a program sends to lift the anti-flap block. */
  record AcknowledgeWish(@Nullable String comment, @Nullable String requestedBy) {}

  /** An operation that has begun. */
  record Begun(OperationId operation) {}

  @GetMapping
  Whole show(@PathVariable String name) {
    var view = find(name);
    var now = clock.instant();
    var standing = Standing.of(view, now);
    var until = FlapBlock.of(view.guardian(), now).map(FlapBlock::until);
    return switch (view.sight()) {
      case ClusterView.Watched watched ->
          new Whole(
              standing,
              view.guardian(),
              until,
              Optional.of(watched.snapshot()),
              Optional.of(watched.diagnosis()),
              watched.diagnosis().sentence());
      case ClusterView.Unwatched unwatched ->
          new Whole(
              standing,
              view.guardian(),
              until,
              Optional.empty(),
              Optional.empty(),
              unwatched.reason());
    };
  }

  /** The snapshot document of what is seen now. */
  @GetMapping("/snapshot")
  JsonNode snapshot(@PathVariable String name) {
    var view = find(name);
    return switch (view.sight()) {
      case ClusterView.Watched watched -> {
        var snapshot = watched.snapshot();
        var guardian = view.guardian();
        var rules = new TreeMap<>(guardian.policy().rules());
        rules.putAll(guardian.particulars().rules(snapshot.at()));
        yield new SnapshotDocument(
                snapshot,
                rules,
                guardian.particulars(),
                List.of(),
                guardian.lastSeen(),
                Optional.empty())
            .json();
      }
      case ClusterView.Unwatched(String reason) ->
          throw Refusal.conflict(
              "there is no snapshot of %s: %s".formatted(view.guardian().cluster(), reason));
    };
  }

  @PostMapping("/switchover")
  ResponseEntity<Begun> switchOver(@PathVariable String name, @RequestBody SwitchoverWish wish) {
    var guardian = find(name).guardian();
    var begun =
        commands.switchOver(
            guardian.cluster(),
            new SwitchoverCommand(
                Asked.target(wish.to(), guardian.members()),
                Asked.requester(wish.requestedBy()),
                Asked.words(wish.reason(), "the reason")));
    return ResponseEntity.accepted()
        .location(URI.create("/api/v1/operations/" + begun))
        .body(new Begun(begun));
  }

  @PostMapping("/acknowledge")
  GuardianState acknowledge(@PathVariable String name, @RequestBody AcknowledgeWish wish) {
    return commands.acknowledge(
        find(name).guardian().cluster(),
        new Acknowledgement(
            Asked.requester(wish.requestedBy()), Asked.words(wish.comment(), "the comment")));
  }

  private ClusterView find(String name) {
    return clusters.meant(name);
  }
}

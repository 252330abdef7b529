package understudy.web.cluster;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import understudy.topology.ClusterName;
import understudy.topology.trait.Attribute;
import understudy.web.Asked;
import understudy.workflows.guardian.GuardianState;
import understudy.workflows.guardian.InstanceCommand;
import understudy.workflows.guardian.Note;
import understudy.workflows.guardian.NoteCommand;
import understudy.workflows.guardian.Retirement;

/** What is known of a cluster besides replication, and whether it is looked after, for programs. */
@RestController
@RequestMapping("/api/v1/clusters/{name}")
class RegisterApi {
  private final Clusters clusters;
  private final Commands commands;

  RegisterApi(Clusters clusters, Commands commands) {
    this.clusters = clusters;
    this.commands = commands;
  }

  /** What a program sends to have a cluster forgotten. */
  record ForgetWish(@Nullable String reason, @Nullable String requestedBy) {}

  /** What a program sends about one instance. */
  record InstanceWish(@Nullable String instance, @Nullable String requestedBy) {}

  /** What a program sends to have an instance tagged, {@code name} or {@code name=value}. */
  record TagWish(@Nullable String instance, @Nullable String tag, @Nullable String requestedBy) {}

  /** What a program sends to say how much an instance is wanted as a primary, and for how long. */
  record RuleWish(
      @Nullable String instance,
      @Nullable String rule,
      @Nullable String lasting,
      @Nullable String requestedBy) {}

  /** What a program sends for a downtime; without an instance it is that of the whole cluster. */
  record DowntimeWish(
      @Nullable String instance,
      @Nullable String reason,
      @Nullable String lasting,
      @Nullable String requestedBy) {}

  /** What a program sends to give the cluster another name; an empty one takes it back. */
  record AliasWish(@Nullable String alias, @Nullable String requestedBy) {}

  /** What a program sends when there is nothing to say but who asks. */
  record Wish(@Nullable String requestedBy) {}

  @PostMapping("/forget")
  GuardianState forget(@PathVariable String name, @RequestBody ForgetWish wish) {
    return commands.forget(
        cluster(name),
        new Retirement(
            Asked.requester(wish.requestedBy()), Asked.words(wish.reason(), "the reason")));
  }

  @PostMapping("/adopt-policy")
  GuardianState adoptPolicy(@PathVariable String name, @RequestBody Wish wish) {
    Asked.requester(wish.requestedBy());
    return commands.adoptPolicy(cluster(name));
  }

  @PostMapping("/instances/forget")
  GuardianState forgetInstance(@PathVariable String name, @RequestBody InstanceWish wish) {
    return commands.forget(cluster(name), about(wish));
  }

  @PostMapping("/instances/discover")
  GuardianState discoverInstance(@PathVariable String name, @RequestBody InstanceWish wish) {
    return commands.discover(cluster(name), about(wish));
  }

  @PostMapping("/tags")
  GuardianState tag(@PathVariable String name, @RequestBody TagWish wish) {
    var note = new Note.Tagged(Asked.address(wish.instance()), Asked.tag(wish.tag()));
    return note(name, note, wish.requestedBy());
  }

  @DeleteMapping("/tags")
  GuardianState untag(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable String instance,
      @RequestParam(required = false) @Nullable String tag,
      @RequestParam(required = false) @Nullable String requestedBy) {
    var note = new Note.Untagged(Asked.address(instance), Asked.tag(tag).name());
    return note(name, note, requestedBy);
  }

  @PostMapping("/promotion-rules")
  GuardianState rule(@PathVariable String name, @RequestBody RuleWish wish) {
    var note = Asked.said(wish.instance(), Attribute.PROMOTION_RULE, wish.rule(), wish.lasting());
    return note(name, note, wish.requestedBy());
  }

  @DeleteMapping("/promotion-rules")
  GuardianState noRule(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable String instance,
      @RequestParam(required = false) @Nullable String requestedBy) {
    var note = new Note.TakenBack(Asked.address(instance), Attribute.PROMOTION_RULE);
    return note(name, note, requestedBy);
  }

  @PostMapping("/downtime")
  GuardianState beginDowntime(@PathVariable String name, @RequestBody DowntimeWish wish) {
    var note = Asked.downtime(wish.instance(), wish.reason(), wish.lasting());
    return note(name, note, wish.requestedBy());
  }

  @DeleteMapping("/downtime")
  GuardianState endDowntime(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable String instance,
      @RequestParam(required = false) @Nullable String requestedBy) {
    return note(name, new Note.DowntimeEnded(Asked.optionalAddress(instance)), requestedBy);
  }

  @PostMapping("/alias")
  GuardianState alias(@PathVariable String name, @RequestBody AliasWish wish) {
    return note(name, Asked.alias(wish.alias()), wish.requestedBy());
  }

  private GuardianState note(String name, Note note, @Nullable String requestedBy) {
    return commands.note(cluster(name), new NoteCommand(note, Asked.requester(requestedBy)));
  }

  private static InstanceCommand about(InstanceWish wish) {
    return new InstanceCommand(Asked.address(wish.instance()), Asked.requester(wish.requestedBy()));
  }

  private ClusterName cluster(String name) {
    return clusters.meant(name).guardian().cluster();
  }
}

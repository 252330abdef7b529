package understudy.web.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import understudy.topology.ClusterName;
import understudy.web.Refusal;
import understudy.web.cluster.ClusterView;
import understudy.web.cluster.Clusters;
import understudy.web.cluster.Commands;
import understudy.web.operation.Line;
import understudy.web.operation.Operations;
import understudy.web.operation.Story;
import understudy.web.vital.Condition;
import understudy.web.vital.Vitals;
import understudy.workflows.fleet.RegisteredCluster;
import understudy.workflows.fleet.Registration;
import understudy.workflows.guardian.Acknowledgement;
import understudy.workflows.guardian.GuardianState;
import understudy.workflows.guardian.InstanceCommand;
import understudy.workflows.guardian.NoteCommand;
import understudy.workflows.guardian.Retirement;
import understudy.workflows.guardian.SwitchoverCommand;
import understudy.workflows.operation.OperationId;

/**
 * All ports at once, in memory: what they show is set by whoever tests, what they are asked is
 * kept.
 */
public final class Stage implements Clusters, Commands, Operations, Vitals {
  private final Map<ClusterName, ClusterView> clusters = new TreeMap<>();
  private final List<Line> lines = new ArrayList<>();
  private final Map<OperationId, Story> stories = new java.util.HashMap<>();
  private final List<Object> asked = new ArrayList<>();
  private Condition engine = new Condition.Up();
  private Condition detector = new Condition.Up();
  private Optional<Refusal> refusal = Optional.empty();

  /** Everything as if nothing had happened. */
  public synchronized void clear() {
    clusters.clear();
    lines.clear();
    stories.clear();
    asked.clear();
    engine = new Condition.Up();
    detector = new Condition.Up();
    refusal = Optional.empty();
  }

  /** Shows a cluster, or shows it anew. */
  public synchronized void show(ClusterView view) {
    clusters.put(view.guardian().cluster(), view);
  }

  /** Shows an operation, or shows it anew. */
  public synchronized void show(Story story) {
    stories.put(story.id(), story);
  }

  /** Adds a line to the list of operations, below the others. */
  public synchronized void show(Line line) {
    lines.add(line);
  }

  /** Changes how the engine is. */
  public synchronized void engine(Condition condition) {
    engine = condition;
  }

  /** Changes how the detector is. */
  public synchronized void detector(Condition condition) {
    detector = condition;
  }

  /** From now on every command is refused. */
  public synchronized void refuse(Refusal with) {
    refusal = Optional.of(with);
  }

  /** All commands, in order. */
  public synchronized List<Object> asked() {
    return List.copyOf(asked);
  }

  @Override
  public synchronized List<ClusterView> all() {
    return List.copyOf(clusters.values());
  }

  @Override
  public synchronized Optional<ClusterView> find(ClusterName name) {
    return Optional.ofNullable(clusters.get(name));
  }

  @Override
  public synchronized RegisteredCluster register(Registration registration) {
    ask(registration);
    return new RegisteredCluster(
        registration.name(),
        registration.seed(),
        List.of(registration.seed()),
        java.time.Instant.EPOCH,
        registration.requestedBy());
  }

  @Override
  public synchronized OperationId switchOver(ClusterName cluster, SwitchoverCommand command) {
    ask(command);
    return new OperationId("switchover/%s/4".formatted(cluster));
  }

  @Override
  public synchronized GuardianState acknowledge(
      ClusterName cluster, Acknowledgement acknowledgement) {
    ask(acknowledgement);
    return find(cluster).orElseThrow().guardian();
  }

  @Override
  public synchronized GuardianState adoptPolicy(ClusterName cluster) {
    ask("adopt policy");
    return find(cluster).orElseThrow().guardian();
  }

  @Override
  public synchronized GuardianState note(ClusterName cluster, NoteCommand command) {
    ask(command);
    return find(cluster).orElseThrow().guardian();
  }

  @Override
  public synchronized GuardianState forget(ClusterName cluster, InstanceCommand command) {
    ask(command);
    return find(cluster).orElseThrow().guardian();
  }

  @Override
  public synchronized GuardianState discover(ClusterName cluster, InstanceCommand command) {
    ask(command);
    return find(cluster).orElseThrow().guardian();
  }

  @Override
  public synchronized GuardianState forget(ClusterName cluster, Retirement retirement) {
    ask(retirement);
    return find(cluster).orElseThrow().guardian();
  }

  private void ask(Object command) {
    refusal.ifPresent(
        why -> {
          throw why;
        });
    asked.add(command);
  }

  @Override
  public synchronized List<Line> list(Wanted wanted) {
    engineAnswers();
    return lines.stream()
        .filter(line -> wanted.progress().map(line.progress()::equals).orElse(true))
        .filter(
            line ->
                wanted
                    .kind()
                    .map(kind -> line.id().value().startsWith(kind.word() + "/"))
                    .orElse(true))
        .filter(
            line ->
                wanted
                    .cluster()
                    .map(name -> line.id().value().contains("/" + name + "/"))
                    .orElse(true))
        .toList();
  }

  @Override
  public synchronized Optional<Story> story(OperationId id) {
    engineAnswers();
    return Optional.ofNullable(stories.get(id));
  }

  private void engineAnswers() {
    if (engine instanceof Condition.Down) {
      throw Refusal.engineDown("the engine does not answer, so operations cannot be read");
    }
  }

  @Override
  public synchronized boolean areKnown() {
    return engine instanceof Condition.Up || !clusters.isEmpty();
  }

  @Override
  public synchronized Condition engine() {
    return engine;
  }

  @Override
  public synchronized Condition detector() {
    return detector;
  }
}

package understudy.web.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;
import understudy.topology.Snapshot;
import understudy.topology.failover.PastFailover;
import understudy.topology.gtid.GtidSet;
import understudy.topology.trait.Attribute;
import understudy.topology.trait.Downtime;
import understudy.topology.trait.Origin;
import understudy.topology.trait.Particulars;
import understudy.topology.trait.Trait;
import understudy.web.cluster.ClusterView;
import understudy.web.operation.Line;
import understudy.web.operation.Progress;
import understudy.web.operation.Recorded;
import understudy.workflows.guardian.Deposed;
import understudy.workflows.guardian.GuardianState;
import understudy.workflows.guardian.OperationSummary;
import understudy.workflows.operation.OperationId;

/**
 * A fleet on a bad day: one cluster is well, one is being recovered, one has a deposed primary
 * back, one is unseen, one has lost its primary and may not replace it.
 */
public final class Fleet {
  public static final OperationId RUNNING = new OperationId("failover/orders/3");
  public static final OperationId FINISHED = new OperationId("failover/shop/3");

  private Fleet() {}

  /** Puts everything on the stage. */
  public static void on(Stage stage) {
    stage.show(healthy());
    stage.show(recovering());
    stage.show(returned());
    stage.show(unwatched());
    stage.show(held("payments"));
    stage.show(Recorded.failover());
    stage.show(Recorded.failover(RUNNING, 17));
    lines(stage);
  }

  /** All is well. */
  public static ClusterView healthy() {
    var switched =
        operation(
            "switchover/billing/12", 86_400, "db1.shop.example:3306 leads; the gap was 14 ms");
    return of("billing", Scene.DB1, List.of(switched), List.of(), Scene.healthy());
  }

  /** Any cluster on a good day. */
  public static ClusterView well(String name) {
    return of(name, Scene.DB1, List.of(), List.of(), Scene.healthy());
  }

  /** A failover runs. */
  public static ClusterView recovering() {
    var running =
        new OperationSummary(
            RUNNING,
            "run-3",
            Instant.now(),
            OperationSummary.State.RUNNING,
            "db2.shop.example:3306 drains its relay log");
    var guardian =
        Scene.guardian(
            new ClusterName("orders"),
            Scene.DB1,
            List.of(running),
            List.of(),
            "failover/orders/3 runs because both detectors agree");
    return Scene.view(guardian, Scene.primaryDead(), Scene.dead());
  }

  /**
   * The old primary is back, fenced, and somebody must decide about it; a second failover is
   * blocked.
   */
  public static ClusterView returned() {
    var past =
        operation(
            "failover/shop/3",
            240,
            "db2.shop.example:3306 leads in place of db1.shop.example:3306; nothing that was seen is lost");
    var deposed =
        new Deposed(
            Scene.DB1,
            FINISHED,
            Instant.now().minusSeconds(240),
            Deposed.State.FENCED,
            "it has 3 transactions that db2.shop.example:3306 lacks: keep it as it is and read"
                + " them, or rebuild it from a replica");
    var view = of("shop", Scene.DB2, List.of(past), List.of(deposed), Scene.returned());
    return new ClusterView(blocked(view.guardian()), view.sight());
  }

  /** A cluster with another name. */
  public static ClusterView called(String name, String alias) {
    return knowing(
        well(name),
        Particulars.NONE.with(it -> it.with(Trait.of(Attribute.ALIAS, alias, Origin.OPERATOR))));
  }

  private static ClusterView knowing(ClusterView view, Particulars known) {
    var guardian = view.guardian();
    return new ClusterView(
        new GuardianState(
            guardian.cluster(),
            guardian.generation(),
            guardian.primary(),
            guardian.members(),
            guardian.durability(),
            guardian.lastSeen(),
            guardian.policy(),
            guardian.pastFailovers(),
            guardian.deposed(),
            guardian.operations(),
            guardian.verdict(),
            known,
            guardian.restraint()),
        view.sight());
  }

  /** The same, in downtime. */
  public static ClusterView in(ClusterView view, Downtime downtime) {
    return knowing(view, view.guardian().particulars().in(downtime));
  }

  /** The primary is lost, and nothing runs. */
  public static ClusterView lost(String name) {
    var guardian =
        Scene.guardian(new ClusterName(name), Scene.DB1, List.of(), List.of(), "it is lost");
    return Scene.view(guardian, Scene.primaryDead(), Scene.dead());
  }

  /** The primary is lost, and the failover before it has not been acknowledged. */
  public static ClusterView held(String name) {
    var lost = lost(name);
    return new ClusterView(blocked(lost.guardian()), lost.sight());
  }

  /** A former primary is back with nothing of its own, and another has not been seen. */
  public static ClusterView decided(String name, Deposed.State state, String decision) {
    var deposed = new Deposed(Scene.DB1, FINISHED, Instant.now(), state, decision);
    return of(name, Scene.DB2, List.of(), List.of(deposed), Scene.returned());
  }

  /** The primary is well, and a replica is not. */
  public static ClusterView broken(String name) {
    return of(name, Scene.DB2, List.of(), List.of(), Scene.returned());
  }

  private static GuardianState blocked(GuardianState guardian) {
    var failover =
        new PastFailover(
            FINISHED.value(),
            Scene.DB1,
            Scene.DB3,
            Instant.now().minusSeconds(240),
            PastFailover.Review.OPEN,
            GtidSet.empty());
    return new GuardianState(
        guardian.cluster(),
        guardian.generation(),
        guardian.primary(),
        guardian.members(),
        guardian.durability(),
        guardian.lastSeen(),
        guardian.policy(),
        List.of(failover),
        guardian.deposed(),
        guardian.operations(),
        guardian.verdict());
  }

  /** Registered, and not probed yet. */
  static ClusterView unwatched() {
    var guardian =
        Scene.guardian(
            new ClusterName("archive"),
            Scene.DB4,
            List.of(),
            List.of(),
            "nothing has happened yet");
    return new ClusterView(
        guardian, new ClusterView.Unwatched("the first probe has not answered yet"));
  }

  private static ClusterView of(
      String name,
      InstanceAddress primary,
      List<OperationSummary> operations,
      List<Deposed> deposed,
      Snapshot snapshot) {
    var guardian =
        Scene.guardian(
            new ClusterName(name),
            primary,
            operations,
            deposed,
            "nothing needs to be done: the primary answers");
    return Scene.view(guardian, snapshot, Scene.fine(primary));
  }

  private static OperationSummary operation(String id, long secondsAgo, String sentence) {
    return new OperationSummary(
        new OperationId(id),
        "run-of-" + id,
        Instant.now().minusSeconds(secondsAgo),
        OperationSummary.State.CLOSED,
        sentence);
  }

  private static void lines(Stage stage) {
    stage.show(new Line(RUNNING, Progress.RUNNING, "", "", Instant.now(), Optional.empty()));
    line(
        stage,
        "failover/shop/3",
        "Recovered",
        "db2.shop.example:3306 leads in place of db1.shop.example:3306; 2 replicas follow it, and nothing that was seen is lost",
        240,
        2_104);
    line(
        stage,
        "switchover/billing/12",
        "SwitchedOver",
        "db1.shop.example:3306 leads; no instance was writable for 14 ms",
        86_400,
        410);
    line(
        stage,
        "switchover/shop/2",
        "Undone",
        "db1.shop.example:3306 leads as before: the successor did not catch up within 10 s",
        90_000,
        11_240);
    line(
        stage,
        "failover/archive/1",
        "Refused",
        "nobody may lead: db3.shop.example:3306 and db4.shop.example:3306 each have transactions that the other lacks",
        400_000,
        96);
  }

  private static void line(
      Stage stage, String id, String outcome, String sentence, long secondsAgo, long millis) {
    stage.show(
        new Line(
            new OperationId(id),
            Progress.COMPLETED,
            outcome,
            sentence,
            Instant.now().minusSeconds(secondsAgo),
            Optional.of(Duration.ofMillis(millis))));
  }
}

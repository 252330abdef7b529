package understudy.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import understudy.topology.InstanceAddress;
import understudy.topology.trait.Attribute;
import understudy.topology.trait.Discovering;
import understudy.topology.trait.Finding;
import understudy.topology.trait.HostNames;
import understudy.topology.trait.HostPattern;
import understudy.topology.trait.Ignoring;
import understudy.topology.trait.Naming;
import understudy.topology.trait.Origin;
import understudy.topology.trait.Particulars;
import understudy.topology.trait.Reply;
import understudy.topology.trait.Trait;

final class InquiryTest {
  private final World world = new World();
  private final List<Description> told = new CopyOnWriteArrayList<>();
  private final List<Sighting> sightings = new CopyOnWriteArrayList<>();

  @Test
  void whatIsLearnedIsToldAndNotToldAgainOnceItIsKnown() {
    var knowledge = world.cluster("db1", "db2");
    try (var detector = detector(Ignoring.NOBODY)) {
      detector.watch(Scene.name("shop"), knowledge);
      Scene.await("a description", () -> !told.isEmpty());
      var description = told.getFirst();
      assertThat(description.traits().value(Attribute.ALIAS, Instant.MAX)).contains("The shop");
      assertThat(description.instances()).containsOnlyKeys(World.at("db1"), World.at("db2"));

      var known = Particulars.NONE.learning(description.traits(), description.instances());
      detector.watch(
          Scene.name("shop"),
          new ClusterKnowledge(knowledge.primary(), knowledge.members(), List.of(), known));
      looks(detector, 5); // one under way still knows what was known before
      var before = told.size();
      looks(detector, 40);
      assertThat(told).hasSize(before);
    }
  }

  @Test
  void whatAnOperatorSaidIsNoReasonToTellAnything() {
    var knowledge = world.cluster("db1", "db2");
    try (var detector = detector(Ignoring.NOBODY)) {
      detector.watch(Scene.name("shop"), knowledge);
      Scene.await("a description", () -> !told.isEmpty());
      var learned =
          Particulars.NONE.learning(told.getFirst().traits(), told.getFirst().instances());
      var ordered =
          learned.with(
              World.at("db2"),
              it -> it.with(Trait.of(Attribute.PROMOTION_RULE, "must", Origin.OPERATOR)));
      detector.watch(
          Scene.name("shop"),
          new ClusterKnowledge(knowledge.primary(), knowledge.members(), List.of(), ordered));
      looks(detector, 5); // one under way still knows what was known before
      var before = told.size();
      looks(detector, 40);
      assertThat(told).hasSize(before);
    }
  }

  @Test
  void aForgottenInstanceIsNotFoundAgain() {
    var knowledge = world.cluster("db1", "db2", "db3");
    var forgotten = Particulars.NONE.forgetting(World.at("db3"));
    try (var detector = detector(Ignoring.NOBODY)) {
      detector.watch(
          Scene.name("shop"),
          new ClusterKnowledge(knowledge.primary(), knowledge.members(), List.of(), forgotten));
      Scene.await("a sighting", () -> !sightings.isEmpty());
      looks(detector, 40);
      assertThat(sightings.getLast().members()).containsExactly(World.at("db1"), World.at("db2"));
    }
  }

  @Test
  void aMemberThatIsForgottenWhileItIsWatchedIsWatchedNoMore() {
    var knowledge = world.cluster("db1", "db2", "db3");
    try (var detector = detector(Ignoring.NOBODY)) {
      detector.watch(Scene.name("shop"), knowledge);
      Scene.await("all three", () -> members() == 3);
      detector.watch(
          Scene.name("shop"),
          new ClusterKnowledge(
              knowledge.primary(),
              List.of(World.at("db2")),
              List.of(),
              Particulars.NONE.forgetting(World.at("db3"))));
      Scene.await("two", () -> members() == 2);
    }
  }

  @Test
  void hostsAndReplicationUsersAreIgnoredAsTheSettingsSay() {
    world.cluster("db1", "db2", "backup1", "cdc1");
    try (var detector =
        detector(
            new Ignoring(List.of(new HostPattern("^backup")), List.of(new HostPattern("^cdc$"))))) {
      detector.watch(
          Scene.name("shop"),
          new ClusterKnowledge(World.at("db1"), List.of(World.at("db1")), List.of()));
      Scene.await("db2", () -> members() == 2);
      looks(detector, 40);
      assertThat(sightings.getLast().members()).containsExactly(World.at("db1"), World.at("db2"));
    }
  }

  private long members() {
    return sightings.isEmpty() ? 0 : sightings.getLast().members().size();
  }

  private static void looks(Detector detector, int times) {
    var from = detector.counters().probes();
    Scene.await("more looks", () -> detector.counters().probes() >= from + times);
  }

  private Detector detector(Ignoring ignoring) {
    var dc = new Finding(Optional.of("dc"), List.of(), Optional.empty());
    var alias = new Finding(Optional.of("alias"), List.of(), Optional.empty());
    var naming =
        new Naming(
            new TreeMap<>(Map.of(Attribute.ALIAS, alias)),
            new TreeMap<>(Map.of(Attribute.DATA_CENTRE, dc)),
            Optional.empty());
    var rules = new Discovering(naming, ignoring, HostNames.AS_FOUND, Duration.ofMillis(50));
    var detector =
        new Detector(
            world.eyes(),
            new Voice(_ -> {}, sightings::add),
            world.clock,
            Scene.hasty(),
            new Inquiry(rules, new Told(), told::add));
    detector.start();
    return detector;
  }

  /** What the simulated servers answer. */
  private static final class Told implements Learner {
    @Override
    public Reply ask(InstanceAddress instance, String query, Duration deadline) {
      return new Reply.Told(List.of(query.equals("alias") ? "The shop" : "north"));
    }

    @Override
    public List<String> replicationUsers(InstanceAddress instance, Duration deadline) {
      return List.of(instance.host().startsWith("cdc") ? "cdc" : "repl");
    }

    @Override
    public InstanceAddress properName(InstanceAddress found, Duration deadline) {
      return found;
    }
  }
}

package understudy.web.fleet;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import understudy.web.Wording;
import understudy.web.cluster.ClusterView;
import understudy.web.cluster.Held;
import understudy.web.cluster.Level;
import understudy.web.cluster.Standing;
import understudy.web.vital.Banner;
import understudy.web.vital.Condition;
import understudy.web.vital.Vitals;
import understudy.workflows.guardian.OperationSummary;

/** All that the page of the fleet says; the clusters that need somebody come first. */
record FleetPage(List<Banner> banners, List<Tally> tallies, List<Card> cards, String whyEmpty) {

  /** The page of the cluster has them all. */
  private static final int SHOWN = 3;

  /** How many clusters stand how. */
  record Tally(String level, int count) {}

  /** One cluster. */
  record Card(
      String name,
      String alias,
      Level level,
      String held,
      String sentence,
      String primary,
      String members,
      List<Standing.Problem> problems,
      int more,
      String running,
      List<Last> operations) {}

  /** The latest operation of a cluster, if it had one. */
  record Last(String id, String ago, String sentence) {}

  static FleetPage of(List<ClusterView> views, Vitals vitals, Instant now) {
    var cards =
        views.stream()
            .map(view -> card(view, now))
            .sorted(Comparator.comparing(Card::level).thenComparing(Card::name))
            .toList();
    return new FleetPage(
        Banner.of(vitals), tallies(cards), cards, cards.isEmpty() ? whyEmpty(vitals.engine()) : "");
  }

  /** An engine that has never answered has told of no cluster, and that is not none. */
  private static String whyEmpty(Condition engine) {
    return switch (engine) {
      case Condition.Up _ ->
          "No cluster is registered yet. Name one below, with the address of any of its instances:"
              + " Understudy finds the others.";
      case Condition.Down _ ->
          "The clusters cannot be read: the engine has not answered since this server began."
              + " Whatever is registered is shown here as soon as it answers.";
    };
  }

  private static List<Tally> tallies(List<Card> cards) {
    return Stream.of(Level.values())
        .map(
            level ->
                new Tally(
                    level.word(),
                    (int) cards.stream().filter(card -> card.level() == level).count()))
        .filter(tally -> tally.count() > 0)
        .toList();
  }

  private static Card card(ClusterView view, Instant now) {
    var guardian = view.guardian();
    var standing = Standing.of(view, now);
    return new Card(
        guardian.cluster().value(),
        guardian.particulars().alias().orElse(""),
        standing.level(),
        Held.of(view, now).map(Held::sentence).orElse(""),
        Wording.sentence(standing.sentence()),
        guardian.primary().toString(),
        members(view),
        standing.problems().stream().limit(SHOWN).toList(),
        Math.max(0, standing.problems().size() - SHOWN),
        standing.running().map(one -> one.id().value()).orElse(""),
        last(guardian.operations(), now));
  }

  private static String members(ClusterView view) {
    return switch (view.sight()) {
      case ClusterView.Unwatched ignored ->
          "%s known".formatted(Wording.plural(view.guardian().members().size(), "member"));
      case ClusterView.Watched watched ->
          "%d of %d answer"
              .formatted(
                  watched.snapshot().seen().size(), watched.snapshot().observations().size());
    };
  }

  private static List<Last> last(List<OperationSummary> operations, Instant now) {
    return operations.isEmpty()
        ? List.of()
        : List.of(
            new Last(
                operations.getLast().id().value(),
                Wording.ago(operations.getLast().startedAt(), now),
                Wording.sentence(operations.getLast().sentence())));
  }
}

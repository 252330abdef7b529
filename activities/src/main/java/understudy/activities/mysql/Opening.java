package understudy.activities.mysql;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import understudy.topology.Durability;
import understudy.topology.Seen;
import understudy.topology.gtid.GtidSet;

/** Opens an instance for writes: its promise first, then the door; its past as a replica last. */
final class Opening {
  private Opening() {}

  /** An instance that takes writes. */
  record Opened(Instant at, GtidSet position) {}

  /**
   * Refuses, before anything is changed, what cannot keep the promise.
   *
   * @throws io.temporal.failure.ApplicationFailure when it lacks the plugin
   */
  static void check(Act act, Durability durability) {
    switch (durability) {
      case Durability.Asynchronous _ -> {}
      case Durability.SemiSynchronous semi -> {
        if (!act.session().semiSync().hasSource()) {
          throw Trouble.precondition(
              "%s cannot wait for acknowledgements: load the semi-synchronous source plugin"
                  .formatted(act.instance()));
        }
        if (semi.acknowledgements() > 1 && act.session().semiSync().acknowledgements().isEmpty()) {
          throw Trouble.precondition(
              "%s cannot wait for %d acknowledgements: its version waits for one"
                  .formatted(act.instance(), semi.acknowledgements()));
        }
      }
    }
  }

  /** What its commits wait for from the first on. */
  static void promise(Act act, Durability durability) throws SQLException {
    var startedAt = act.story().now();
    var settings = settings(act.session().semiSync(), durability);
    if (!settings.isEmpty()) {
      act.change("SET GLOBAL " + String.join(", GLOBAL ", settings));
    }
    var sentence =
        switch (durability) {
          case Durability.Asynchronous _ -> "commits wait for nobody";
          case Durability.SemiSynchronous semi ->
              "commits wait for %d acknowledgements".formatted(semi.acknowledgements());
        };
    act.story().tell("durability", startedAt, sentence);
  }

  private static List<String> settings(SemiSyncPlugins plugins, Durability durability) {
    var settings = new ArrayList<String>();
    switch (durability) {
      case Durability.Asynchronous _ -> {
        if (plugins.hasSource()) {
          settings.add(plugins.ofSource("enabled") + " = 0");
        }
      }
      case Durability.SemiSynchronous semi -> {
        plugins
            .acknowledgements()
            .ifPresent(name -> settings.add("%s = %d".formatted(name, semi.acknowledgements())));
        settings.add("%s = %d".formatted(plugins.ofSource("timeout"), semi.timeout().toMillis()));
        settings.add(plugins.ofSource("enabled") + " = 1");
      }
    }
    if (plugins.hasReplica()) {
      settings.add(plugins.ofReplica("enabled") + " = 0");
    }
    return settings;
  }

  /** Takes writes from now on. */
  static Opened open(Act act) throws SQLException {
    var startedAt = act.story().now();
    act.change(act.session().dialect().open());
    var opened = new Opened(act.story().now(), position(act));
    act.story().tell("open", startedAt, "%s takes writes".formatted(act.instance()));
    return opened;
  }

  static GtidSet position(Act act) throws SQLException {
    return GtidSet.parse(act.session().value(act.session().dialect().executed()).orElse(""));
  }

  /**
   * Makes it forget that it was a replica.
   *
   * @throws io.temporal.failure.ApplicationFailure when that would throw relay log away
   */
  static void tidy(Act act) throws SQLException {
    var startedAt = act.story().now();
    act.change("STOP REPLICA");
    var seen = act.look();
    if (seen.channels().isEmpty()) {
      return;
    }
    if (!seen.executed().contains(seen.held())) {
      throw Trouble.precondition(
          "%s leads, and has received transactions that it has not applied: %s; they are kept"
              .formatted(act.instance(), digest(seen)));
    }
    act.change("RESET REPLICA ALL");
    act.story().tell("tidy", startedAt, "%s replicates from nobody".formatted(act.instance()));
  }

  private static String digest(Seen seen) {
    return "%d of them".formatted(seen.held().minus(seen.executed()).count());
  }
}

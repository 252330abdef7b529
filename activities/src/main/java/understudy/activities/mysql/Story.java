package understudy.activities.mysql;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import understudy.workflows.steps.Phase;

/** What a step did, told while it does it; several threads may tell. */
final class Story {
  private final InstantSource clock;
  private final List<Phase> phases = new ArrayList<>();
  private final List<String> statements = new ArrayList<>();

  Story(InstantSource clock) {
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  /** A statement that changed something was run; it holds no secret. */
  synchronized void ran(Session session, String statement) {
    statements.add(
        session.instance()
            + ": "
            + session.dialect().say(statement).replaceAll("\\s+", " ").strip());
  }

  /** A part came to its end. */
  synchronized void tell(String name, Instant startedAt, String sentence) {
    var took = Duration.between(startedAt, clock.instant());
    phases.add(new Phase(name, startedAt, took.isNegative() ? Duration.ZERO : took, sentence));
  }

  synchronized List<Phase> phases() {
    return List.copyOf(phases);
  }

  synchronized List<String> statements() {
    return List.copyOf(statements);
  }
}

package understudy.topology.scenario;

import understudy.topology.Seen;
import understudy.topology.Snapshot;

/** The language of the scenarios, for other tests. */
public final class Scenarios {
  private Scenarios() {}

  /** Reads the lines of a {@code snapshot.txt}. */
  public static Snapshot snapshot(String text) {
    return Scenario.parse(text).snapshot();
  }

  /** Reads one line of it, of a member that answered. */
  public static Seen member(String line) {
    return (Seen) MemberLine.parse(line).observation(Scenario.NOW);
  }

  /** Letters for UUIDs, and addresses without MySQL's own port. */
  public static String shorten(String text) {
    return Letters.shorten(text);
  }
}

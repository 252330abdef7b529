package understudy.topology.trait;

import java.util.List;

/** What an instance answered to one query of the settings. */
public sealed interface Reply {
  /** Its rows, in order; the columns of one row are joined by {@code =}. */
  record Told(List<String> rows) implements Reply {
    public Told {
      rows = List.copyOf(rows);
    }
  }

  /** Nothing that could be used: what was known before still counts. */
  record Unanswered(String reason) implements Reply {}
}

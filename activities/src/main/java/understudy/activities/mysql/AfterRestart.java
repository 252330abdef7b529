package understudy.activities.mysql;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import understudy.activities.mysql.Answers.Row;
import understudy.topology.Switch;
import understudy.topology.Writability;

/** Who may write to a server after a restart, where that can be told. */
final class AfterRestart {
  private AfterRestart() {}

  /**
   * Reads it off where the present values come from.
   *
   * @param origins one row for each variable: where its value comes from, and its {@code persisted}
   *     one
   */
  static Optional<Writability> of(Row self, Map<String, Row> origins) {
    var readOnly = of(self, origins, "read_only");
    var superReadOnly = of(self, origins, "super_read_only");
    if (superReadOnly == Switch.ON) {
      return Optional.of(Writability.SUPER_READ_ONLY);
    }
    if (readOnly == Switch.ON) {
      return Optional.of(Writability.READ_ONLY);
    }
    return readOnly == Switch.OFF && superReadOnly == Switch.OFF
        ? Optional.of(Writability.WRITABLE)
        : Optional.empty();
  }

  /** MariaDB, which persists nothing by itself: reads it off where the one value comes from. */
  static Optional<Writability> ofMaria(Row self, List<Row> origins) {
    return origins.stream()
        .flatMap(row -> row.find("origin").stream())
        .filter(origin -> !origin.equals("SQL"))
        .map(_ -> MariaObserving.writability(self))
        .findFirst();
  }

  /** What was set while it ran is gone after a restart, and hides what its files say. */
  private static Switch of(Row self, Map<String, Row> origins, String variable) {
    var row = Optional.ofNullable(origins.get(variable));
    var persisted = row.flatMap(it -> it.find("persisted"));
    if (persisted.isPresent()) {
      return Switch.of(persisted.get());
    }
    return row.flatMap(it -> it.find("variable_source"))
        .filter(origin -> !origin.equals("DYNAMIC"))
        .map(_ -> self.isOn(variable) ? Switch.ON : Switch.OFF)
        .orElse(Switch.UNKNOWN);
  }
}

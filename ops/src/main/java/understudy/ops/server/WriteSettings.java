package understudy.ops.server;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.DefaultValue;
import understudy.activities.mysql.TrialTable;
import understudy.activities.mysql.TrialTable.Logging;

/**
 * Trial writes to primaries.
 *
 * @param mode {@code off}, {@code replicated} or {@code local}
 * @param table as {@code schema.table}; it must be there
 * @param interval from the end of one to the next
 * @param deadline after which one that has not come back counts as pending
 */
record WriteSettings(
    @DefaultValue("off") String mode,
    @DefaultValue("understudy.write_probe") String table,
    @DefaultValue("5s") Duration interval,
    @DefaultValue("1s") Duration deadline) {

  /** Where to write; empty where that is not wanted. */
  Optional<TrialTable> trialTable() {
    return switch (mode.strip().toLowerCase(Locale.ROOT)) {
      // YAML takes a bare off for a truth value.
      case "off", "false" -> Optional.empty();
      case "replicated" -> Optional.of(tableWith(Logging.REPLICATED));
      case "local" -> Optional.of(tableWith(Logging.LOCAL));
      case String other ->
          throw new IllegalArgumentException(
              "understudy.probing.write.mode is off, replicated or local, not '%s'"
                  .formatted(other));
    };
  }

  private TrialTable tableWith(Logging logging) {
    var parts = table.split("\\.", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException(
          "understudy.probing.write.table is SCHEMA.TABLE, not '%s'".formatted(table));
    }
    return new TrialTable(parts[0], parts[1], logging);
  }
}

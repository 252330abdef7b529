package understudy.activities.mysql;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import understudy.activities.mysql.Answers.Row;

/**
 * When a channel last heard of its source, and how often it ought to.
 *
 * @param last put against our own clock: the server only says how long ago it was by its own
 */
record Hearing(Optional<Instant> last, Duration every) {
  static final Hearing NOTHING = new Hearing(Optional.empty(), Duration.ZERO);

  /** Reads one row for each channel, by the channel's name. */
  static Map<String, Hearing> of(List<Row> rows, Instant at) {
    var hearings = new TreeMap<String, Hearing>();
    for (var row : rows) {
      var age = row.findNumber("age").map(micros -> Math.max(0, micros));
      hearings.put(
          row.find("channel").orElse(""),
          new Hearing(
              age.map(micros -> at.minusNanos(micros * 1_000)), seconds(row.text("heartbeat"))));
    }
    return hearings;
  }

  private static Duration seconds(String text) {
    return Duration.ofMillis(new BigDecimal(text).movePointRight(3).longValue());
  }
}

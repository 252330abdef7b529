package understudy.activities.mysql;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import understudy.activities.mysql.Answers.Row;
import understudy.topology.InstanceAddress;

/**
 * When MariaDB's receivers last heard of their sources. The server counts heartbeats and keeps no
 * times, so they are told from one look to the next.
 *
 * <p>Whoever has heard since the last look has heard just now, and whoever has not has heard
 * nothing since then: never earlier than in truth, so that no living primary is taken for silent.
 * After the first look nothing can be said.
 */
final class Pulses {
  private final Map<InstanceAddress, Map<String, Pulse>> felt = new ConcurrentHashMap<>();

  /**
   * What a channel had counted when, and when it was first seen to have counted that much; empty
   * where that was the first look.
   */
  private record Pulse(String count, Optional<Instant> since, Instant look) {
    Pulse next(String now, Instant at) {
      // Looks may overtake each other: an older one says nothing new.
      if (at.isBefore(look)) {
        return this;
      }
      return count.equals(now)
          ? new Pulse(count, since.or(() -> Optional.of(look)), at)
          : new Pulse(now, Optional.of(at), at);
    }
  }

  /** Takes a look's rows of {@code SHOW ALL SLAVES STATUS} in. */
  Map<String, Hearing> felt(InstanceAddress instance, List<Row> channels, Instant at) {
    var pulses =
        felt.compute(
            instance,
            (any, before) -> {
              var now = new TreeMap<String, Pulse>();
              for (var row : channels) {
                var name = row.find("Connection_name").orElse("");
                var first = new Pulse(count(row), Optional.empty(), at);
                var known = before == null ? null : before.get(name);
                now.put(name, known == null ? first : known.next(count(row), at));
              }
              return now;
            });
    var heard = new TreeMap<String, Hearing>();
    for (var row : channels) {
      var name = row.find("Connection_name").orElse("");
      var pulse = pulses.get(name);
      if (pulse != null) {
        heard.put(name, new Hearing(pulse.since(), every(row)));
      }
    }
    return heard;
  }

  void forget(InstanceAddress instance) {
    felt.remove(instance);
  }

  /** All that grows when something comes from the source. */
  private static String count(Row row) {
    return "%s %s %s"
        .formatted(
            row.find("Slave_received_heartbeats").orElse(""),
            row.find("Master_Log_File").orElse(""),
            row.find("Read_Master_Log_Pos").orElse(""));
  }

  private static Duration every(Row row) {
    return row.find("Slave_heartbeat_period")
        .map(text -> Duration.ofMillis(new BigDecimal(text).movePointRight(3).longValue()))
        .orElse(Duration.ZERO);
  }
}

package understudy.activities.mysql;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import understudy.activities.mysql.Answers.Row;
import understudy.topology.InstanceAddress;

/**
 * When receivers last heard of their sources, told from one look to the next: MariaDB counts what
 * it hears and keeps no times, and MySQL keeps none of a transaction that is still being received,
 * before 8.0 of none at all.
 *
 * <p>Whoever has counted on since the last look has heard something since then, and no longer ago
 * than heartbeats are apart; the server's own word is taken where it is later. Whoever has not has
 * heard nothing since the last look but one. After the first look there is only that word.
 */
final class Pulses {
  private final Map<InstanceAddress, Map<String, Pulse>> felt = new ConcurrentHashMap<>();

  /**
   * What one look finds of a channel.
   *
   * @param count all that grows when something comes from the source
   * @param told what the server says by itself
   */
  record Sign(String count, Hearing told) {
    /** Reads a row of MariaDB's {@code SHOW ALL SLAVES STATUS}. */
    static Sign ofMaria(Row row) {
      var beats = row.find("Slave_received_heartbeats").orElse("");
      var every =
          row.find("Slave_heartbeat_period")
              .map(text -> Duration.ofMillis(new BigDecimal(text).movePointRight(3).longValue()))
              .orElse(Duration.ZERO);
      return new Sign(
          beats + ' ' + position(row, "Master_Log_File", "Read_Master_Log_Pos"),
          new Hearing(Optional.empty(), every));
    }

    /** Reads a row of MySQL's {@code SHOW REPLICA STATUS}; it times heartbeats by itself. */
    static Sign ofMySql(Dialect dialect, Row row, Hearing told) {
      return new Sign(
          position(row, dialect.say("Source_Log_File"), dialect.say("Read_Source_Log_Pos")), told);
    }

    private static String position(Row row, String file, String offset) {
      return row.find(file).orElse("") + ' ' + row.find(offset).orElse("");
    }
  }

  /** What a channel had counted at the last look, and since when it may have heard nothing. */
  private record Pulse(String count, Optional<Instant> heard, Instant look) {
    static Pulse first(Sign sign, Instant at) {
      return new Pulse(sign.count(), sign.told().last(), at);
    }

    Pulse next(Sign sign, Instant at) {
      // Looks may overtake each other: an older one says nothing new.
      if (at.isBefore(look)) {
        return this;
      }
      var felt = sign.count().equals(count) ? heard.orElse(look) : since(sign.told().every(), at);
      var known = sign.told().last().map(told -> later(told, felt)).orElse(felt);
      return new Pulse(sign.count(), Optional.of(known), at);
    }

    /** No more is claimed than is known: it may be that the source fell silent right after. */
    private Instant since(Duration every, Instant at) {
      return every.isZero() ? look : later(look, at.minus(every));
    }

    private static Instant later(Instant left, Instant right) {
      return left.isAfter(right) ? left : right;
    }
  }

  /** Takes a look's signs in, by the names of their channels. */
  Map<String, Hearing> felt(InstanceAddress instance, Map<String, Sign> signs, Instant at) {
    if (signs.isEmpty()) {
      forget(instance);
      return Map.of();
    }
    var pulses =
        felt.compute(instance, (_, before) -> next(before == null ? Map.of() : before, signs, at));
    var heard = new TreeMap<String, Hearing>();
    pulses.forEach(
        (name, pulse) -> {
          var sign = signs.get(name);
          if (sign != null) {
            heard.put(name, new Hearing(pulse.heard(), sign.told().every()));
          }
        });
    return heard;
  }

  private static Map<String, Pulse> next(
      Map<String, Pulse> before, Map<String, Sign> signs, Instant at) {
    var now = new TreeMap<String, Pulse>();
    signs.forEach(
        (name, sign) -> {
          var known = before.get(name);
          now.put(name, known == null ? Pulse.first(sign, at) : known.next(sign, at));
        });
    return now;
  }

  void forget(InstanceAddress instance) {
    felt.remove(instance);
  }
}

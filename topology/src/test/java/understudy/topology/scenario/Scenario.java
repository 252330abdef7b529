package understudy.topology.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.PromotionRule;
import understudy.topology.Snapshot;
import understudy.topology.election.Confinement;
import understudy.topology.election.ElectionPolicy;
import understudy.topology.election.LastSeen;
import understudy.topology.election.Placement;
import understudy.topology.gtid.GtidSet;
import understudy.topology.trait.Site;

/**
 * One case, read from its plain text.
 *
 * @param targets who is asked for in a switchover; nobody means the best
 */
record Scenario(
    Snapshot snapshot,
    ElectionPolicy policy,
    LastSeen lastSeen,
    List<InstanceAddress> targets,
    Surroundings surroundings) {
  /** The instant of every snapshot. */
  static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  static Scenario parse(String text) {
    var observations = new ArrayList<Observation>();
    var rules = new TreeMap<InstanceAddress, PromotionRule>();
    var excluded = new ArrayList<InstanceAddress>();
    var sites = new TreeMap<InstanceAddress, Site>();
    var targets = new ArrayList<InstanceAddress>();
    Optional<InstanceAddress> primary = Optional.empty();
    LastSeen lastSeen = new LastSeen.Never();
    var surroundings = new TreeMap<String, String>();
    for (var raw : text.lines().toList()) {
      var line = raw.replaceAll("#.*|^(confined to|given up) .*", "").strip();
      if (line.startsWith("leader ")) {
        primary = Optional.of(InstanceAddress.parse(line.substring(7)));
      } else if (line.startsWith("target ")) {
        targets.add(InstanceAddress.parse(line.substring(7)));
      } else if (line.startsWith("last seen ")) {
        lastSeen = lastSeen(line.substring(10));
      } else if (Surroundings.KNOWN.stream().anyMatch(line::startsWith)) {
        var words = line.split("\\s+", 2);
        surroundings.put(words[0], words[1]);
      } else if (!line.isEmpty()) {
        var member = MemberLine.parse(line);
        observations.add(member.observation(NOW));
        sites.put(member.address(), member.site());
        member.rule().ifPresent(rule -> rules.put(member.address(), rule));
        if (member.isPrimary()) {
          primary = Optional.of(member.address());
        }
        excluded.addAll(member.isExcluded() ? List.of(member.address()) : List.of());
      }
    }
    var snapshot = new Snapshot(new ClusterName("shop"), NOW, primary.orElseThrow(), observations);
    return new Scenario(
        snapshot,
        new ElectionPolicy(rules, excluded, new Placement(sites, confinement(text)), givenUp(text)),
        lastSeen,
        targets.stream().sorted().toList(),
        new Surroundings(surroundings, primary.get()));
  }

  /** {@code given up E:1-5}: what an earlier failover left behind. */
  private static GtidSet givenUp(String text) {
    return text.lines()
        .filter(line -> line.startsWith("given up "))
        .map(line -> GtidSet.parse(Letters.toUuids(line.substring(9).strip())))
        .reduce(GtidSet.empty(), GtidSet::union);
  }

  /** {@code confined to same_region}: how far from the lost primary a new one may stand. */
  private static Confinement confinement(String text) {
    return text.lines()
        .filter(line -> line.startsWith("confined to "))
        .map(line -> Confinement.valueOf(line.substring(12).toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElse(Confinement.ANYWHERE);
  }

  /** The policy of a failover: the lost primary may not lead. */
  ElectionPolicy failoverPolicy() {
    var excluded = new ArrayList<>(policy.excluded());
    excluded.add(snapshot.primary());
    return policy.excluding(excluded);
  }

  /** {@code 2s A:1-110}: how long ago, and what it had. */
  private static LastSeen lastSeen(String text) {
    var words = text.split("\\s+", 2);
    return new LastSeen.Executed(
        NOW.minus(duration(words[0])), GtidSet.parse(Letters.toUuids(words[1])));
  }

  static Duration duration(String text) {
    var seconds = Double.parseDouble(text.substring(0, text.length() - 1));
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}

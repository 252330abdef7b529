package understudy.topology.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import understudy.topology.InstanceAddress;
import understudy.topology.diagnosis.HealthPolicy;
import understudy.topology.examination.Acknowledgers;
import understudy.topology.examination.ExaminationPolicy;
import understudy.topology.examination.Orders;
import understudy.topology.examination.Track;
import understudy.topology.failover.AntiFlap;
import understudy.topology.failover.PastFailover;
import understudy.topology.failover.Permit;
import understudy.topology.gtid.GtidSet;
import understudy.topology.trait.Downtime;
import understudy.topology.trait.Particulars;

/**
 * What is known beside the snapshot: {@code guardian by-hand quorum=1/2}, {@code doubt …}, {@code
 * unwatched …}, {@code track db1 180s 200 20 0.8s}, {@code policy exact}.
 */
record Surroundings(TreeMap<String, String> lines, InstanceAddress primary) {
  static final List<String> KNOWN =
      List.of("guardian ", "doubt ", "unwatched ", "track ", "policy ");

  Optional<String> doubt() {
    return Optional.ofNullable(lines.get("doubt"));
  }

  Optional<String> unwatched() {
    return Optional.ofNullable(lines.get("unwatched"));
  }

  TreeMap<InstanceAddress, Track> tracks() {
    var tracks = new TreeMap<InstanceAddress, Track>();
    if (lines.containsKey("track")) {
      var words = lines.get("track").split("\\s+", -1);
      tracks.put(
          InstanceAddress.parse(words[0]),
          new Track(
              Scenario.duration(words[1]),
              Integer.parseInt(words[2]),
              Integer.parseInt(words[3]),
              Scenario.duration(words[4])));
    }
    return tracks;
  }

  ExaminationPolicy policy() {
    var standard = ExaminationPolicy.DEFAULT;
    return lines.getOrDefault("policy", "").equals("exact")
        ? new ExaminationPolicy(
            HealthPolicy.DEFAULT,
            standard.lag(),
            standard.netTimeout(),
            standard.connections(),
            Acknowledgers.EXACT,
            standard.budget())
        : standard;
  }

  Orders orders() {
    var words = new TreeMap<String, String>();
    for (var word : lines.getOrDefault("guardian", "").split("\\s+", -1)) {
      var parts = word.split("=", 2);
      words.put(parts[0], parts.length == 1 ? "" : parts[1]);
    }
    var quorum = words.getOrDefault("quorum", "1/1").split("/", -1);
    return new Orders(
        words.containsKey("by-hand") ? Orders.Automation.BY_HAND : Orders.Automation.AUTOMATIC,
        downtimes(words),
        Optional.ofNullable(words.get("running")),
        words.containsKey("flapping") ? flapping() : new Permit.Granted(),
        Integer.parseInt(quorum[0]),
        Integer.parseInt(quorum[1]),
        Optional.ofNullable(words.get("resting")).map(Scenario::duration).map(Scenario.NOW::plus));
  }

  private List<Downtime> downtimes(Map<String, String> words) {
    var known = Particulars.NONE;
    if (words.containsKey("downtime")) {
      known = known.in(downtime(Optional.of(primary), words.get("downtime")));
    }
    if (words.containsKey("cluster-downtime")) {
      known = known.in(downtime(Optional.empty(), words.get("cluster-downtime")));
    }
    return known.downtimesOf(primary, Scenario.NOW);
  }

  private static Downtime downtime(Optional<InstanceAddress> instance, String lasting) {
    return new Downtime(instance, "kernel update", Scenario.NOW.plus(Scenario.duration(lasting)));
  }

  /** Ten minutes ago this primary's predecessor was replaced by somebody else. */
  private Permit flapping() {
    return AntiFlap.permit(
        List.of(
            new PastFailover(
                "failover/shop/3",
                primary,
                InstanceAddress.parse("db9"),
                Scenario.NOW.minus(Duration.ofMinutes(10)),
                PastFailover.Review.OPEN,
                GtidSet.empty())),
        primary,
        Scenario.NOW,
        Duration.ofHours(1));
  }
}

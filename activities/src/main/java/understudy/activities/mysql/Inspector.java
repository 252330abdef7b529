package understudy.activities.mysql;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import understudy.topology.BinaryLog;
import understudy.topology.Durability;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.Seen;
import understudy.topology.Silent;
import understudy.topology.membership.Kinship;
import understudy.topology.membership.Membership;
import understudy.topology.trait.Discovering;
import understudy.workflows.steps.Inspection;
import understudy.workflows.steps.Inspection.Fit;
import understudy.workflows.steps.Inspection.Unfit;

/** Finds the cluster around an address, and every reason why it cannot be looked after. */
final class Inspector {
  private final MySqlServers servers;
  private final Look look;
  private final Discovering discovering;

  Inspector(MySqlServers servers, Look look, Discovering discovering) {
    this.servers = servers;
    this.look = look;
    this.discovering = discovering;
  }

  /** Reads many instances at once. */
  interface Look {
    List<Observation> at(List<InstanceAddress> instances, Duration deadline);
  }

  Inspection inspect(InstanceAddress seed) {
    var survey = new Survey(servers, look, discovering).around(seed);
    var observations = survey.observations();
    var membership = Membership.of(seed, observations, survey.proper());
    return switch (membership) {
      case Membership.Found found -> judged(found, observations);
      case Membership.NothingSeen nothing ->
          new Unfit(atSeed(seed, observations, nothing.sentence()));
      case Membership.Alone alone -> new Unfit(List.of(alone.sentence()));
      case Membership.SeveralPrimaries several -> new Unfit(List.of(several.sentence()));
      case Membership.SeveralClusters clusters -> new Unfit(List.of(clusters.sentence()));
      case Membership.NoPrimary none -> new Unfit(List.of(none.sentence()));
    };
  }

  /** Who cannot look for lack of rights is told which, and how to grant them. */
  private List<String> atSeed(
      InstanceAddress seed, List<Observation> observations, String sentence) {
    var letIn =
        observations.stream()
            .anyMatch(
                it ->
                    it instanceof Silent silent
                        && silent.instance().equals(seed)
                        && silent.reason().provesAlive());
    var reasons = letIn ? access(seed) : List.<String>of();
    return reasons.isEmpty() ? List.of(sentence) : reasons;
  }

  private Inspection judged(Membership.Found found, List<Observation> observations) {
    var reasons = new ArrayList<String>();
    found
        .unreachable()
        .forEach(
            it ->
                reasons.add(
                    "%s is named as a replica and gave no answer there; set its report_host"
                        .formatted(it)));
    for (var observation : observations) {
      if (found.members().contains(observation.instance())) {
        reasons.addAll(
            switch (observation) {
              case Silent silent -> unreadable(silent);
              case Seen seen -> unfit(seen);
            });
      }
    }
    if (!reasons.isEmpty()) {
      return new Unfit(reasons);
    }
    return observations.stream()
        .filter(it -> it.instance().equals(found.primary()))
        .filter(Seen.class::isInstance)
        .map(Seen.class::cast)
        .findFirst()
        .<Inspection>map(
            primary ->
                new Fit(
                    found.primary(),
                    found.members(),
                    Durability.of(primary.semiSync()),
                    shared(found.members(), observations)))
        .orElseGet(() -> new Unfit(List.of("%s gave no answer".formatted(found.primary()))));
  }

  private static List<InstanceAddress> shared(
      List<InstanceAddress> members, List<Observation> observations) {
    return observations.stream()
        .filter(Seen.class::isInstance)
        .map(Seen.class::cast)
        .filter(Kinship::hasSeveralSources)
        .map(Seen::instance)
        .filter(members::contains)
        .toList();
  }

  private List<String> unreadable(Silent silent) {
    var reasons = silent.reason().provesAlive() ? access(silent.instance()) : List.<String>of();
    return reasons.isEmpty()
        ? List.of(
            "%s cannot be looked after: %s (%s)"
                .formatted(
                    silent.instance(),
                    silent.reason().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    silent.detail()))
        : reasons;
  }

  /** One that is only shown need only let us look. */
  private List<String> unfit(Seen seen) {
    if (!seen.identity().version().flavour().holdsData()) {
      return List.of();
    }
    if (Kinship.hasSeveralSources(seen)) {
      return access(seen.instance());
    }
    var reasons = new ArrayList<String>();
    var log = seen.binaryLog();
    var dialect = Dialect.of(seen.identity().version());
    if (log.gtidMode() != BinaryLog.GtidMode.ON) {
      reasons.add(
          "%s has gtid_mode=%s: set gtid_mode=ON and enforce_gtid_consistency=ON"
              .formatted(seen.instance(), log.gtidMode()));
    }
    if (log.state() == BinaryLog.State.OFF) {
      reasons.add("%s has no binary log: set log_bin".formatted(seen.instance()));
    }
    if (log.relayed() == BinaryLog.Relayed.NOT_LOGGED) {
      reasons.add(
          "%s does not log what it replicates: set %s=ON"
              .formatted(seen.instance(), dialect.say("log_replica_updates")));
    }
    seen.channels().stream()
        .filter(channel -> channel.positioning() == understudy.topology.Channel.Positioning.FILE)
        .forEach(
            channel ->
                reasons.add(
                    "%s replicates by file and position: set %s"
                        .formatted(seen.instance(), dialect.positioning())));
    reasons.addAll(access(seen.instance()));
    return reasons;
  }

  /** What is wrong with our account or with the server's kind; empty when nothing is. */
  private List<String> access(InstanceAddress instance) {
    var limit = servers.settings().connectTimeout();
    try {
      return Deadline.within(
          limit, () -> servers.sessions().read(instance, limit, Inspector::missing));
    } catch (Dialect.UnspokenException unspoken) {
      return List.of("%s: %s".formatted(instance, unspoken.getMessage()));
    } catch (SQLException | RuntimeException failure) {
      return List.of(
          "%s does not let the management account in: %s"
              .formatted(instance, Silences.detail(failure)));
    }
  }

  private static List<String> missing(Session session) throws SQLException {
    var missing = Grants.parse(GrantReading.over(session)).missing(session.version());
    if (missing.isEmpty()) {
      return List.of();
    }
    var account = session.value("SELECT CURRENT_USER()").orElse("?");
    var quoted = "'" + account.replace("@", "'@'") + "'";
    return List.of(
        "%s: the management account lacks %s; run: %s"
            .formatted(
                session.instance(),
                missing.stream()
                    .map(it -> "%s (%s)".formatted(it.words(), it.purpose()))
                    .collect(Collectors.joining(", ")),
                String.join(" ", Grants.statements(missing, quoted))));
  }
}

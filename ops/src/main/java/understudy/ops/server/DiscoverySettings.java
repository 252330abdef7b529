package understudy.ops.server;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import understudy.topology.trait.Attribute;
import understudy.topology.trait.Discovering;
import understudy.topology.trait.Finding;
import understudy.topology.trait.HostNames;
import understudy.topology.trait.HostPattern;
import understudy.topology.trait.Ignoring;
import understudy.topology.trait.Naming;

/**
 * How instances are found, and what is found out about them, as it is written in the settings.
 *
 * @param learnEvery how often queries are asked again
 * @param tags a query whose rows are a tag each, in columns {@code name} and {@code value}
 */
record DiscoverySettings(
    @DefaultValue("as_found") String hostNames,
    @DefaultValue List<String> ignoredHosts,
    @DefaultValue List<String> ignoredReplicationUsers,
    @DefaultValue("5m") Duration learnEvery,
    @Nullable FindingSettings clusterAlias,
    @Nullable FindingSettings clusterDomain,
    @Nullable FindingSettings alias,
    @Nullable FindingSettings dataCentre,
    @Nullable FindingSettings region,
    @Nullable FindingSettings environment,
    @Nullable FindingSettings promotionRule,
    @Nullable FindingSettings semiSyncPriority,
    @Nullable TagSettings tags) {

  /** How one thing is found out. */
  record FindingSettings(
      @Nullable String query, @DefaultValue List<GivenSettings> hosts, @Nullable String pattern) {
    Finding finding() {
      return new Finding(
          Optional.ofNullable(query),
          hosts.stream().map(GivenSettings::given).toList(),
          Optional.ofNullable(pattern).map(HostPattern::new));
    }
  }

  /** A value for all hosts that match. */
  record GivenSettings(String match, String value) {
    Finding.Given given() {
      return new Finding.Given(new HostPattern(match), value);
    }
  }

  /** Where tags come from. */
  record TagSettings(String query) {}

  /** One setting and what it is about. */
  private record Line(Attribute attribute, String key, @Nullable FindingSettings settings) {}

  /**
   * The rules that these settings make.
   *
   * @throws IllegalArgumentException with the key and what is wrong with its value
   */
  Discovering discovering() {
    return new Discovering(
        new Naming(
            findings(
                new Line(Attribute.ALIAS, "cluster-alias", clusterAlias),
                new Line(Attribute.DOMAIN, "cluster-domain", clusterDomain)),
            findings(
                new Line(Attribute.ALIAS, "alias", alias),
                new Line(Attribute.DATA_CENTRE, "data-centre", dataCentre),
                new Line(Attribute.REGION, "region", region),
                new Line(Attribute.ENVIRONMENT, "environment", environment),
                new Line(Attribute.PROMOTION_RULE, "promotion-rule", promotionRule),
                new Line(Attribute.SEMI_SYNC_PRIORITY, "semi-sync-priority", semiSyncPriority)),
            Optional.ofNullable(tags).map(TagSettings::query)),
        new Ignoring(
            patterns("understudy.discovery.ignored-hosts", ignoredHosts),
            patterns("understudy.discovery.ignored-replication-users", ignoredReplicationUsers)),
        naming(),
        learnEvery);
  }

  private HostNames naming() {
    try {
      return HostNames.valueOf(hostNames.strip().replace('-', '_').toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw wrong(
          "understudy.discovery.host-names",
          "'%s' is not as_found, canonical or report_host".formatted(hostNames));
    }
  }

  private static SortedMap<Attribute, Finding> findings(Line... lines) {
    var findings = new TreeMap<Attribute, Finding>();
    Stream.of(lines)
        .forEach(
            line -> {
              var settings = line.settings();
              if (settings != null) {
                findings.put(line.attribute(), read(line.attribute(), line.key(), settings));
              }
            });
    return findings;
  }

  private static Finding read(Attribute attribute, String key, FindingSettings settings) {
    try {
      var finding = settings.finding();
      // A value that cannot be is found here, with its key, and not when a host first matches.
      new Naming(new TreeMap<>(Map.of(attribute, finding)), new TreeMap<>(), Optional.empty());
      return finding;
    } catch (IllegalArgumentException senseless) {
      throw wrong("understudy.discovery." + key, String.valueOf(senseless.getMessage()));
    }
  }

  static List<HostPattern> patterns(String key, List<String> texts) {
    try {
      return texts.stream().map(HostPattern::new).toList();
    } catch (IllegalArgumentException senseless) {
      throw wrong(key, String.valueOf(senseless.getMessage()));
    }
  }

  private static IllegalArgumentException wrong(String key, String why) {
    return new IllegalArgumentException("%s: %s".formatted(key, why));
  }
}

package understudy.topology.trait;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import understudy.topology.InstanceAddress;
import understudy.topology.PromotionRule;

/**
 * All that is known of a cluster besides who replicates from whom.
 *
 * @param cluster its alias and its domain
 * @param instances for those of which anything was said
 * @param forgotten instances that stay away until somebody asks for them
 */
public record Particulars(
    Traits cluster, SortedMap<InstanceAddress, Traits> instances, List<InstanceAddress> forgotten) {
  /** Nothing is known. */
  public static final Particulars NONE =
      new Particulars(Traits.NONE, Collections.emptySortedMap(), List.of());

  public Particulars {
    var kept = new TreeMap<>(instances);
    kept.values().removeIf(Traits.NONE::equals);
    instances = Collections.unmodifiableSortedMap(kept);
    forgotten = forgotten.stream().sorted().distinct().toList();
  }

  /** What was said of an instance. */
  public Traits of(InstanceAddress instance) {
    return instances.getOrDefault(instance, Traits.NONE);
  }

  /** The cluster's other name; one that was given holds until it is taken back. */
  public Optional<String> alias() {
    return cluster.value(Attribute.ALIAS, Instant.MAX);
  }

  /** The promotion rules that count now. */
  public SortedMap<InstanceAddress, PromotionRule> rules(Instant now) {
    var rules = new TreeMap<InstanceAddress, PromotionRule>();
    instances.forEach(
        (instance, traits) ->
            traits
                .value(Attribute.PROMOTION_RULE, now)
                .ifPresent(rule -> rules.put(instance, Attribute.rule(rule))));
    return rules;
  }

  /** Where the instances stand, as far as anybody said. */
  public SortedMap<InstanceAddress, Site> sites(Instant now) {
    var sites = new TreeMap<InstanceAddress, Site>();
    instances.forEach(
        (instance, traits) -> {
          var site = Site.of(traits, now);
          if (!site.equals(Site.UNKNOWN)) {
            sites.put(instance, site);
          }
        });
    return sites;
  }

  /** What keeps an instance in downtime now: that of the whole cluster, then its own. */
  public List<Downtime> downtimesOf(InstanceAddress instance, Instant now) {
    return Stream.concat(
            Downtime.of(Optional.empty(), cluster, now).stream(),
            Downtime.of(Optional.of(instance), of(instance), now).stream())
        .toList();
  }

  /** All that is in downtime now: the whole cluster, then each instance. */
  public List<Downtime> downtimes(Instant now) {
    return Stream.concat(
            Downtime.of(Optional.empty(), cluster, now).stream(),
            instances.entrySet().stream()
                .flatMap(it -> Downtime.of(Optional.of(it.getKey()), it.getValue(), now).stream()))
        .toList();
  }

  /** With a downtime begun, in the place of the one before. */
  public Particulars in(Downtime downtime) {
    var said =
        new Trait(
            Attribute.DOWNTIME, downtime.reason(), Origin.OPERATOR, Optional.of(downtime.until()));
    return on(downtime.instance(), it -> it.with(said));
  }

  /** With the downtime ended of an instance, or of the whole cluster. */
  public Particulars outOfDowntime(Optional<InstanceAddress> instance) {
    return on(instance, it -> it.without(Attribute.DOWNTIME));
  }

  private Particulars on(Optional<InstanceAddress> instance, UnaryOperator<Traits> change) {
    return instance.map(it -> with(it, change)).orElseGet(() -> with(change));
  }

  /** With something changed that is said of one instance. */
  public Particulars with(InstanceAddress instance, UnaryOperator<Traits> change) {
    var changed = new TreeMap<>(instances);
    changed.put(instance, change.apply(of(instance)));
    return new Particulars(cluster, changed, forgotten);
  }

  /** With something changed that is said of the cluster as a whole. */
  public Particulars with(UnaryOperator<Traits> change) {
    return new Particulars(change.apply(cluster), instances, forgotten);
  }

  /** What queries and patterns say now, of the cluster and of those instances that are named. */
  public Particulars learning(Traits ofCluster, SortedMap<InstanceAddress, Traits> learned) {
    var all = new TreeMap<>(instances);
    learned.forEach((instance, traits) -> all.put(instance, of(instance).learning(traits)));
    return new Particulars(cluster.learning(ofCluster), all, forgotten);
  }

  /** Nothing is known of the instance any more but that it stays away. */
  public Particulars forgetting(InstanceAddress instance) {
    var rest = new TreeMap<>(instances);
    rest.remove(instance);
    return new Particulars(
        cluster, rest, Stream.concat(forgotten.stream(), Stream.of(instance)).toList());
  }

  /** It need not stay away any more. */
  public Particulars recalling(InstanceAddress instance) {
    return new Particulars(
        cluster, instances, forgotten.stream().filter(it -> !it.equals(instance)).toList());
  }

  /** Without what no longer counts. */
  public Particulars pruned(Instant now) {
    var kept = new TreeMap<>(instances);
    kept.replaceAll((_, traits) -> traits.pruned(now));
    return new Particulars(cluster.pruned(now), kept, forgotten);
  }
}

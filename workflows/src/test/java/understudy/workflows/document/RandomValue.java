package understudy.workflows.document;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.PromotionRule;
import understudy.topology.ServerUuid;
import understudy.topology.Snapshot;
import understudy.topology.Version;
import understudy.topology.gtid.GtidSet;
import understudy.topology.trait.Attribute;
import understudy.topology.trait.Origin;
import understudy.topology.trait.Particulars;
import understudy.topology.trait.Tag;
import understudy.topology.trait.Trait;
import understudy.topology.trait.Traits;

/**
 * Makes values of any record of ours from the record's own declaration, so that a component which
 * is added tomorrow is filled in without anybody thinking of it.
 */
final class RandomValue {
  private static final List<String> TEXTS =
      List.of("", "plain", "with 'quotes' and \"more\"", "ä€漢😀", "a/b~c:d", "  spaces  ", "0");
  private static final Set<Attribute> UNSAID = Set.of(Attribute.PROMOTION_RULE, Attribute.DOWNTIME);
  private static final List<String> VERSIONS =
      List.of("9.7.0", "8.0.36-28", "5.7.44-log", "10.11.6-MariaDB-1:10.11", "8.4.0-percona");

  private final Random random;
  private final Map<String, Set<String>> met = new TreeMap<>();
  private final Map<Type, Supplier<Object>> special;

  RandomValue(Random random) {
    this.random = random;
    special =
        Map.ofEntries(
            Map.entry(String.class, () -> one(TEXTS)),
            Map.entry(int.class, () -> random.nextInt(Integer.MAX_VALUE)),
            Map.entry(Integer.class, () -> random.nextInt(3)),
            Map.entry(long.class, () -> random.nextLong(1L << 32)),
            Map.entry(Long.class, () -> random.nextLong(Long.MAX_VALUE)),
            Map.entry(Duration.class, this::duration),
            Map.entry(Instant.class, this::instant),
            Map.entry(InstanceAddress.class, this::address),
            Map.entry(ServerUuid.class, this::uuid),
            Map.entry(ClusterName.class, () -> new ClusterName("c" + random.nextInt(9))),
            Map.entry(Version.class, () -> Version.parse(one(VERSIONS))),
            Map.entry(GtidSet.class, this::gtids),
            Map.entry(Snapshot.class, this::snapshot));
  }

  /** A document in which everything may stand that a document can say. */
  SnapshotDocument document() {
    var snapshot = snapshot();
    var rules = new TreeMap<InstanceAddress, PromotionRule>();
    snapshot.members().forEach(member -> rules.put(member, of(PromotionRule.class)));
    return new SnapshotDocument(
        snapshot,
        rules,
        particulars(snapshot),
        some(this::address),
        of(understudy.topology.election.LastSeen.class),
        random.nextBoolean() ? Optional.empty() : Optional.of(instant()));
  }

  private Particulars particulars(Snapshot snapshot) {
    var instances = new TreeMap<InstanceAddress, Traits>();
    snapshot.members().forEach(member -> instances.put(member, traits()));
    return new Particulars(traits(), instances, List.of());
  }

  private Traits traits() {
    var traits = new Traits(List.of(), List.of());
    for (var attribute : Attribute.values()) {
      if (!UNSAID.contains(attribute) && random.nextBoolean()) {
        var value = String.valueOf(random.nextInt(1000));
        traits = traits.with(Trait.of(attribute, value, of(Origin.class)));
      }
    }
    return traits.tagged(Tag.parse(one(List.of("a", "b=c", "d=e=f ü")), of(Origin.class)));
  }

  /** Every component that was filled in, with the values that it had. */
  Map<String, Set<String>> met() {
    return met;
  }

  private Snapshot snapshot() {
    var observations = new TreeMap<InstanceAddress, Observation>();
    for (var each : some(() -> of(Observation.class))) {
      observations.put(each.instance(), each);
    }
    return new Snapshot(
        of(ClusterName.class), instant(), address(), List.copyOf(observations.values()));
  }

  private <T> T of(Class<T> type) {
    return type.cast(any(type));
  }

  private Object any(Type type) {
    if (special.containsKey(type)) {
      return special.get(type).get();
    }
    return switch (type) {
      case ParameterizedType generic -> generic(generic);
      case Class<?> plain when plain.isEnum() -> one(List.of(plain.getEnumConstants()));
      case Class<?> plain when plain.isSealed() ->
          any(one(List.of(plain.getPermittedSubclasses())));
      case Class<?> plain when plain.isRecord() -> record(plain);
      default -> throw new IllegalArgumentException("no random value of " + type);
    };
  }

  private Object generic(ParameterizedType type) {
    var inner = type.getActualTypeArguments()[0];
    if (type.getRawType() == Optional.class) {
      return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(any(inner));
    }
    if (type.getRawType() == List.class) {
      return some(() -> any(inner));
    }
    throw new IllegalArgumentException("no random value of " + type);
  }

  private Object record(Class<?> type) {
    try {
      var components = type.getRecordComponents();
      var values = new ArrayList<Object>();
      var types = new Class<?>[components.length];
      for (var index = 0; index < components.length; index++) {
        types[index] = components[index].getType();
        values.add(component(type, components[index]));
      }
      var constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values.toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + type, e);
    }
  }

  private Object component(Class<?> type, RecordComponent component) {
    var value = any(component.getGenericType());
    met.computeIfAbsent(type.getSimpleName() + "." + component.getName(), any -> new TreeSet<>())
        .add(String.valueOf(value));
    return value;
  }

  private <T> List<T> some(Supplier<T> one) {
    var all = new ArrayList<T>();
    for (var left = random.nextInt(4); left > 0; left--) {
      all.add(one.get());
    }
    return List.copyOf(all);
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private InstanceAddress address() {
    var which = random.nextInt(8);
    return InstanceAddress.parse(
        switch (which) {
          case 0 -> "[fe80::1%2]:3307";
          case 1 -> "db-1.example.com:65535";
          default -> "10.0.0." + which;
        });
  }

  private ServerUuid uuid() {
    return new ServerUuid(
        "%08x-0000-0000-0000-%012x".formatted(random.nextInt(6), random.nextInt(3)));
  }

  private Instant instant() {
    return Instant.ofEpochSecond(random.nextLong(2_000_000_000L), random.nextInt(1_000_000_000));
  }

  private Duration duration() {
    return random.nextInt(4) == 0 ? Duration.ZERO : Duration.ofNanos(random.nextLong(1L << 50));
  }

  private GtidSet gtids() {
    if (random.nextInt(5) == 0) {
      return GtidSet.parse(
          "0-1-%d,7-3-5-%d".formatted(1 + random.nextInt(9), 6 + random.nextInt(9)));
    }
    var text = new StringBuilder();
    for (var left = random.nextInt(4); left > 0; left--) {
      var first = 1 + random.nextInt(99);
      text.append(uuid())
          .append(random.nextInt(3) == 0 ? ":tag_1" : "")
          .append(":%d-%d,".formatted(first, first + random.nextInt(9)));
    }
    return GtidSet.parse(text.toString());
  }
}

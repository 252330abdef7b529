package understudy.topology.trait;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import understudy.topology.InstanceAddress;

/**
 * How it is found what clusters and instances are called, where they stand and what is wanted of
 * them.
 *
 * @param cluster asked of the primary: alias and domain of the cluster
 * @param instance asked of every instance
 * @param tags a query whose rows are a tag each, by name and value
 */
public record Naming(
    SortedMap<Attribute, Finding> cluster,
    SortedMap<Attribute, Finding> instance,
    Optional<String> tags) {
  /** Nothing is found out. */
  public static final Naming NONE =
      new Naming(Collections.emptySortedMap(), Collections.emptySortedMap(), Optional.empty());

  public Naming {
    cluster = Collections.unmodifiableSortedMap(new TreeMap<>(cluster));
    instance = Collections.unmodifiableSortedMap(new TreeMap<>(instance));
    cluster.forEach(Naming::requireValues);
    instance.forEach(Naming::requireValues);
  }

  /** What was learned, and what could not be used. */
  public record Lesson(Traits traits, List<String> complaints) {
    public Lesson {
      complaints = List.copyOf(complaints);
    }
  }

  private static void requireValues(Attribute attribute, Finding finding) {
    finding.given().forEach(it -> attribute.tidy(it.value()));
  }

  /**
   * All that queries and patterns say of the cluster.
   *
   * @param ask puts a query to the primary
   * @param before what was known, which counts on where a query is not answered
   */
  public Lesson ofCluster(InstanceAddress primary, Traits before, Function<String, Reply> ask) {
    var lesson = new Learning(primary, before, ask);
    cluster.forEach(lesson::learn);
    return lesson.result();
  }

  /** The same of one instance. */
  public Lesson ofInstance(InstanceAddress address, Traits before, Function<String, Reply> ask) {
    var lesson = new Learning(address, before, ask);
    instance.forEach(lesson::learn);
    tags.ifPresent(lesson::learnTags);
    return lesson.result();
  }

  /** Whether there is anything to find out at all. */
  public boolean isIdle() {
    return cluster.isEmpty() && instance.isEmpty() && tags.isEmpty();
  }

  private static final class Learning {
    private final InstanceAddress address;
    private final Traits before;
    private final Function<String, Reply> ask;
    private final List<String> complaints = new ArrayList<>();
    private Traits learned = Traits.NONE;

    Learning(InstanceAddress address, Traits before, Function<String, Reply> ask) {
      this.address = address;
      this.before = before;
      this.ask = ask;
    }

    void learn(Attribute attribute, Finding finding) {
      finding.byPattern(address).ifPresent(it -> take(attribute, it, Origin.PATTERN));
      finding.query().map(ask).ifPresent(reply -> take(attribute, reply));
    }

    void learnTags(String query) {
      switch (ask.apply(query)) {
        case Reply.Told told -> told.rows().stream().limit(Traits.MOST_TAGS).forEach(this::takeTag);
        case Reply.Unanswered unanswered -> {
          complaints.add("tags: " + unanswered.reason());
          before.tags().stream()
              .filter(it -> it.origin() == Origin.QUERY)
              .forEach(it -> learned = learned.tagged(it));
        }
      }
    }

    private void take(Attribute attribute, Reply reply) {
      switch (reply) {
        case Reply.Told told ->
            told.rows().stream()
                .findFirst()
                .filter(it -> !it.isBlank())
                .ifPresent(it -> take(attribute, it, Origin.QUERY));
        case Reply.Unanswered unanswered -> {
          complaints.add("%s: %s".formatted(attribute.word(), unanswered.reason()));
          before.said().stream()
              .filter(it -> it.attribute() == attribute && it.origin() == Origin.QUERY)
              .forEach(it -> learned = learned.with(it));
        }
      }
    }

    private void take(Attribute attribute, String value, Origin origin) {
      try {
        learned = learned.with(Trait.of(attribute, value, origin));
      } catch (IllegalArgumentException senseless) {
        complaints.add(String.valueOf(senseless.getMessage()));
      }
    }

    private void takeTag(String row) {
      try {
        learned = learned.tagged(Tag.parse(row, Origin.QUERY));
      } catch (IllegalArgumentException senseless) {
        complaints.add(String.valueOf(senseless.getMessage()));
      }
    }

    Lesson result() {
      return new Lesson(learned, complaints);
    }
  }
}

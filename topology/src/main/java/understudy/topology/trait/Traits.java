package understudy.topology.trait;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All that was said of one instance, or of one cluster; at most one word of each origin about each
 * attribute.
 */
public record Traits(List<Trait> said, List<Tag> tags) {
  private static final Comparator<Trait> ORDER =
      Comparator.comparing(Trait::attribute).thenComparing(Trait::origin);

  /** More tags than this on one instance are refused. */
  public static final int MOST_TAGS = 32;

  /** Nothing was said. */
  public static final Traits NONE = new Traits(List.of(), List.of());

  public Traits {
    said = said.stream().sorted(ORDER).toList();
    tags = tags.stream().sorted().distinct().toList();
    if (tags.size() > MOST_TAGS) {
      throw new IllegalArgumentException("an instance has at most %d tags".formatted(MOST_TAGS));
    }
  }

  /** The word that counts now: an operator's before a query's before a pattern's. */
  public Optional<Trait> of(Attribute attribute, Instant now) {
    return said.stream()
        .filter(it -> it.attribute() == attribute && it.holdsAt(now))
        .min(Comparator.comparing(Trait::origin));
  }

  /** The value that counts now. */
  public Optional<String> value(Attribute attribute, Instant now) {
    return of(attribute, now).map(Trait::value);
  }

  /** What counts now, one word for each attribute of which anything was said. */
  public List<Trait> at(Instant now) {
    return Stream.of(Attribute.values()).flatMap(it -> of(it, now).stream()).toList();
  }

  /** The tags that count: of two with one name, the one of higher origin. */
  public List<Tag> tagsInForce() {
    return tags.stream()
        .filter(
            tag ->
                tags.stream()
                    .noneMatch(
                        other ->
                            other.name().equals(tag.name())
                                && other.origin().compareTo(tag.origin()) < 0))
        .toList();
  }

  /** With this word in the place of the one before of the same origin. */
  public Traits with(Trait trait) {
    return new Traits(
        Stream.concat(
                said.stream()
                    .filter(
                        it -> it.attribute() != trait.attribute() || it.origin() != trait.origin()),
                Stream.of(trait))
            .toList(),
        tags);
  }

  /** Without what an operator said of this. */
  public Traits without(Attribute attribute) {
    return new Traits(
        said.stream()
            .filter(it -> it.attribute() != attribute || it.origin() != Origin.OPERATOR)
            .toList(),
        tags);
  }

  /** With this tag in the place of the one of the same name and origin. */
  public Traits tagged(Tag tag) {
    Predicate<Tag> same = it -> it.name().equals(tag.name()) && it.origin() == tag.origin();
    return new Traits(
        said, Stream.concat(tags.stream().filter(same.negate()), Stream.of(tag)).toList());
  }

  /** Without the operator's tag of this name. */
  public Traits untagged(String name) {
    return new Traits(
        said,
        tags.stream()
            .filter(it -> !it.name().equals(name) || it.origin() != Origin.OPERATOR)
            .toList());
  }

  /** What an operator said as it was, and all that queries and patterns say as it is here. */
  public Traits learning(Traits learned) {
    return new Traits(
        Stream.concat(
                said.stream().filter(it -> it.origin() == Origin.OPERATOR),
                learned.said.stream().filter(it -> it.origin() != Origin.OPERATOR))
            .toList(),
        Stream.concat(
                tags.stream().filter(it -> it.origin() == Origin.OPERATOR),
                learned.tags.stream().filter(it -> it.origin() != Origin.OPERATOR))
            .limit(MOST_TAGS)
            .toList());
  }

  /** What queries and patterns say. */
  public Traits learned() {
    return NONE.learning(this);
  }

  /** Without what no longer counts. */
  public Traits pruned(Instant now) {
    return new Traits(said.stream().filter(it -> it.holdsAt(now)).toList(), tags);
  }
}

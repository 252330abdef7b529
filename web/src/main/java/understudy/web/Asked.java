package understudy.web;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;
import understudy.topology.switchover.Target;
import understudy.topology.trait.Attribute;
import understudy.topology.trait.Downtime;
import understudy.topology.trait.Origin;
import understudy.topology.trait.Tag;
import understudy.topology.trait.Trait;
import understudy.workflows.guardian.Note;
import understudy.workflows.operation.OperationId;
import understudy.workflows.operation.OperationKind;

/**
 * What somebody typed, read strictly: each method answers the value or refuses with one sentence.
 */
public final class Asked {
  /** Who wants something, as long as nobody signs in. */
  public static final String ON_THE_PAGE = "somebody at the dashboard";

  private static final int LONGEST = 500;
  private static final Pattern LASTING = Pattern.compile("([0-9]{1,6}) *([smhd])");

  private Asked() {}

  /** A cluster's name. */
  public static ClusterName cluster(@Nullable String text) {
    return read(text, "the cluster's name", ClusterName::new);
  }

  /** There is no such cluster. */
  public static Refusal unknownCluster(String name) {
    var shown = name.length() > 63 ? name.substring(0, 63) + "…" : name;
    return Refusal.unknown("no cluster is registered as '%s'".formatted(shown));
  }

  /** An instance's address. */
  public static InstanceAddress address(@Nullable String text) {
    return read(text, "the address", InstanceAddress::parse);
  }

  /** Who of the members is to lead: the given instance, or the best when nothing is given. */
  public static Target target(@Nullable String text, List<InstanceAddress> members) {
    if (text == null || text.isBlank()) {
      return new Target.Best();
    }
    var address = address(text);
    if (!members.contains(address)) {
      throw Refusal.unknown(
          "%s is no member of the cluster: nothing was begun; its members are %s"
              .formatted(
                  address,
                  members.stream()
                      .map(InstanceAddress::toString)
                      .collect(Collectors.joining(", "))));
    }
    return new Target.Named(address);
  }

  /** Words of a person that must not be missing. */
  public static String words(@Nullable String text, String what) {
    if (text == null || text.isBlank()) {
      throw Refusal.unreadable("%s is missing".formatted(what));
    }
    if (text.strip().length() > LONGEST) {
      throw Refusal.unreadable("%s is longer than %d characters".formatted(what, LONGEST));
    }
    return text.strip();
  }

  /** Who wants something, when it is said. */
  public static String requester(@Nullable String text) {
    return text == null || text.isBlank() ? "somebody through the API" : words(text, "requestedBy");
  }

  /** What an operator wants an instance's promotion rule, or anything else of it, to be. */
  public static Note said(
      @Nullable String instance,
      Attribute attribute,
      @Nullable String value,
      @Nullable String lasting) {
    var about = address(instance);
    var text = words(value, "the " + attribute.word());
    return read(
        text,
        "the " + attribute.word(),
        it ->
            new Note.Said(
                about,
                attribute,
                Trait.of(attribute, it, Origin.OPERATOR).value(),
                lasting(lasting)));
  }

  /**
   * For how long something counts: {@code 90s}, {@code 10m}, {@code 1h}, {@code 7d}, or for good.
   */
  public static Optional<Duration> lasting(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    var match = LASTING.matcher(text.strip());
    if (!match.matches()) {
      throw Refusal.unreadable(
          "'%s' is no length of time: write 90s, 10m, 1h or 7d".formatted(shorten(text)));
    }
    var number = Integer.parseInt(match.group(1));
    return Optional.of(
        switch (match.group(2)) {
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        });
  }

  /** A downtime of an instance, or of the whole cluster when none is given. */
  public static Note downtime(
      @Nullable String instance, @Nullable String reason, @Nullable String lasting) {
    var who = optionalAddress(instance);
    var why = words(reason, "the reason of the downtime");
    var howLong = lasting(words(lasting, "how long it lasts, as 30m, 2h or 7d,")).orElseThrow();
    return read(
        why,
        "the reason of the downtime",
        it ->
            new Note.DowntimeBegun(
                who,
                Trait.of(Attribute.DOWNTIME, it, Origin.OPERATOR).value(),
                Downtime.sensible(howLong)));
  }

  /** An instance's address, if one is given. */
  public static Optional<InstanceAddress> optionalAddress(@Nullable String text) {
    return text == null || text.isBlank() ? Optional.empty() : Optional.of(address(text));
  }

  /** Another name for a cluster; nothing takes it back. */
  public static Note alias(@Nullable String text) {
    return text == null || text.isBlank()
        ? new Note.Unnamed()
        : read(
            text,
            "the alias",
            it -> new Note.Named(Trait.of(Attribute.ALIAS, it, Origin.OPERATOR).value()));
  }

  /** A tag, {@code name} or {@code name=value}. */
  public static Tag tag(@Nullable String text) {
    return read(text, "the tag", it -> Tag.parse(it, Origin.OPERATOR));
  }

  /** An operation's name from the parts of a path. */
  public static OperationId operation(String kind, String cluster, String number) {
    var name = "%s/%s/%s".formatted(kind, cluster, number);
    try {
      return new OperationId(name);
    } catch (IllegalArgumentException impossible) {
      throw Refusal.unknown("no operation is called '%s'".formatted(shorten(name)));
    }
  }

  /** An operation's kind, when one is given. */
  public static Optional<OperationKind> kind(@Nullable String text) {
    return choice(text, "kind", OperationKind.values(), OperationKind::word);
  }

  /** One of a closed set, by its word, when one is given. */
  public static <T> Optional<T> choice(
      @Nullable String text, String what, T[] all, Function<T, String> word) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    for (var each : all) {
      if (word.apply(each).equals(text)) {
        return Optional.of(each);
      }
    }
    throw Refusal.unreadable("'%s' is no %s".formatted(shorten(text), what));
  }

  private static <T> T read(@Nullable String text, String what, Function<String, T> reader) {
    var given = words(text, what);
    try {
      return reader.apply(given);
    } catch (IllegalArgumentException bad) {
      throw Refusal.unreadable(String.valueOf(bad.getMessage()));
    }
  }

  private static String shorten(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }
}

package understudy.workflows.document;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;
import understudy.topology.LogPosition;
import understudy.topology.ServerUuid;
import understudy.topology.Version;
import understudy.topology.gtid.GtidSet;

/** The kinds of values that stand in documents. */
final class Kinds {
  /** What neither steers a terminal nor turns the direction of writing nor ends a line. */
  private static final String SAFE = "[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]";

  private static final Pattern NAME_FORM = Pattern.compile(SAFE + "*");

  static final Kind<String> NAME =
      Kind.text(
          "text",
          schema().put("maxLength", 255).put("pattern", "^" + SAFE + "*$"),
          Kinds::name,
          Function.identity());

  /** Text of a server: whatever it holds is made safe to print. */
  static final Kind<String> MESSAGE = Kind.text("text", schema(), Place::text, Function.identity());

  static final Kind<ClusterName> CLUSTER =
      Kind.text(
          "name",
          schema().put("pattern", "^[a-z0-9]([a-z0-9._-]{0,61}[a-z0-9])?$"),
          place -> place.text(ClusterName::new),
          ClusterName::value);

  static final Kind<InstanceAddress> ADDRESS =
      Kind.text(
          "host:port",
          schema().put("pattern", "^(\\[[0-9a-fA-F:.%]+\\]|[A-Za-z0-9._-]+)(:[0-9]{1,5})?$"),
          place -> place.text(InstanceAddress::parse),
          InstanceAddress::toString);

  static final Kind<ServerUuid> UUID =
      Kind.text(
          "UUID",
          schema().put("pattern", "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"),
          place -> place.text(ServerUuid::new),
          ServerUuid::value);

  static final Kind<Version> VERSION =
      Kind.text(
          "version",
          schema().put("maxLength", 255).put("pattern", "^\\d{1,4}\\.\\d{1,4}" + SAFE + "*$"),
          place -> place.text(Kinds::version),
          Version::text);

  static final Kind<GtidSet> GTIDS =
      Kind.text(
          "GTID set",
          schema().put("pattern", "^[0-9A-Za-z_:,\\-\\s]*$"),
          place -> place.text(GtidSet::parse),
          GtidSet::toString);

  static final Kind<Instant> INSTANT =
      Kind.text(
          "instant",
          schema().put("pattern", "^\\d{4}-\\d\\d-\\d\\d[Tt].{4,}$"),
          place -> place.text(Times::instant),
          Instant::toString);

  static final Kind<Instant> MOMENT =
      Kind.text(
          "moment",
          schema().put("pattern", Times.PATTERN + "|^\\d{4}-\\d\\d-\\d\\d[Tt].{4,}$"),
          place -> place.text(text -> Times.moment(text, place.known().at())),
          Instant::toString);

  static final Kind<LogPosition> POSITION =
      Kind.text(
          "file:offset",
          schema().put("pattern", "^" + SAFE + "*:[0-9]{1,18}$"),
          place -> place.text(Kinds::position),
          LogPosition::toString);

  static final Kind<Duration> DURATION =
      Kind.text(
          "duration",
          schema().put("pattern", Times.PATTERN),
          place -> place.text(Times::duration),
          Duration::toString);

  private Kinds() {}

  static ObjectNode schema() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A whole number between two, both included. */
  static Kind<Long> whole(long least, long most) {
    return new Kind<>(
        "number",
        schema().put("type", "integer").put("minimum", least).put("maximum", most),
        place -> {
          var node = place.node();
          var fits =
              node.isIntegralNumber()
                  && node.canConvertToLong()
                  && node.asLong() >= least
                  && node.asLong() <= most;
          if (!fits) {
            throw place.expected("a whole number from %d to %d".formatted(least, most));
          }
          return node.asLong();
        },
        JsonNodeFactory.instance::numberNode,
        Forms.none());
  }

  /** A whole number that fits into 31 bits and is not negative. */
  static Kind<Integer> count() {
    var whole = whole(0, Integer.MAX_VALUE);
    return new Kind<>(
        whole.words(),
        whole.schema(),
        place -> Math.toIntExact(whole.read().apply(place)),
        JsonNodeFactory.instance::numberNode,
        Forms.none());
  }

  /** One of a closed list of words. */
  static <E extends Enum<E>> Kind<E> word(Class<E> type) {
    var all = type.getEnumConstants();
    var words = Arrays.stream(all).map(Known::word).toList();
    var schema = schema();
    var values = schema.putArray("enum");
    words.forEach(values::add);
    return Kind.text(
        words.stream().map("`%s`"::formatted).collect(joining(", ")),
        schema,
        place -> {
          var index = words.indexOf(place.text());
          if (index < 0) {
            throw place.unknown("word", place.text(), words);
          }
          return all[index];
        },
        Known::word);
  }

  /** Any number of them up to a limit, in their order. */
  static <F> Kind<List<F>> list(Kind<F> kind, int most) {
    var schema = schema().put("type", "array").put("maxItems", most);
    schema.set("items", kind.schema());
    return new Kind<>(
        "list of " + kind.words(),
        schema,
        place -> {
          place.requireArray();
          if (place.node().size() > most) {
            throw place.refused(
                "%d are more than the %d that one document may hold here"
                    .formatted(place.node().size(), most));
          }
          var all = new ArrayList<F>();
          for (var index = 0; index < place.node().size(); index++) {
            all.add(kind.read().apply(place.item(index)));
          }
          return List.copyOf(all);
        },
        values -> {
          var array = JsonNodeFactory.instance.arrayNode();
          values.forEach(value -> array.add(kind.write().apply(value)));
          return array;
        },
        kind.forms());
  }

  private static LogPosition position(String text) {
    var colon = text.lastIndexOf(':');
    var offset = text.substring(colon + 1);
    if (colon < 0 || !offset.matches("[0-9]{1,18}") || !isName(text)) {
      throw new IllegalArgumentException(
          "%s is no place in a log: write file:offset, as binlog.000007:1542"
              .formatted(Known.quoted(text)));
    }
    return new LogPosition(text.substring(0, colon), Long.parseLong(offset));
  }

  private static boolean isName(String text) {
    return text.length() <= 255 && NAME_FORM.matcher(text).matches();
  }

  private static String name(Place place) {
    return place.text(
        text -> {
          if (!isName(text)) {
            throw new IllegalArgumentException(
                "%s is no name: at most 255 characters, none of them a control character"
                    .formatted(Known.quoted(text)));
          }
          return text;
        });
  }

  private static Version version(String text) {
    if (!isName(text)) {
      throw new IllegalArgumentException("%s is no version".formatted(Known.quoted(text)));
    }
    return Version.parse(text);
  }
}

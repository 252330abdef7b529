package understudy.workflows.document;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import understudy.topology.InstanceAddress;
import understudy.topology.Printable;
import understudy.topology.Version;

/**
 * What is known already where a value is read: left out members are filled in from it.
 *
 * @param at when what is described was observed
 * @param primary who leads
 * @param version what an instance runs that does not say so
 * @param instance the instance that is described, or the primary outside of all instances
 */
record Known(Instant at, InstanceAddress primary, Version version, InstanceAddress instance) {
  /** The same, for what one instance said. */
  Known of(InstanceAddress described, Instant observed) {
    return new Known(observed, primary, version, described);
  }

  boolean isPrimary() {
    return instance.equals(primary);
  }

  /** A word of an enumeration as documents write it. */
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** A few of many, for a sentence. */
  static String some(List<InstanceAddress> all) {
    var few = all.stream().limit(5).map(InstanceAddress::toString).collect(joining(", "));
    return all.size() > 5 ? "%s and %d more".formatted(few, all.size() - 5) : few;
  }

  /** What somebody wrote, made safe to repeat. */
  static String quoted(String text) {
    return "'" + Printable.of(text) + "'";
  }
}

package understudy.topology.trait;

import java.util.Locale;
import understudy.topology.Printable;
import understudy.topology.PromotionRule;

/** What can be said of an instance, or, where it is an alias or a domain, of a whole cluster. */
public enum Attribute {
  /** Another name, for people. */
  ALIAS("alias"),
  /** A name that belongs to a cluster, and means to its users what they like. */
  DOMAIN("domain"),
  DATA_CENTRE("data centre"),
  REGION("region"),
  ENVIRONMENT("environment"),
  PROMOTION_RULE("promotion rule"),
  /** How much an instance is wanted as an acknowledger; the smaller the more, 0 not at all. */
  SEMI_SYNC_PRIORITY("semi-sync priority"),
  /** Why an operator wants it left alone; counts only with an end. */
  DOWNTIME("downtime");

  private static final int LONGEST = 120;
  private static final int HIGHEST_PRIORITY = 1000;

  private final String word;

  Attribute(String word) {
    this.word = word;
  }

  /** In plain words. */
  public String word() {
    return word;
  }

  /**
   * The value as it is kept: promotion rules and priorities in one spelling, anything else as it
   * is.
   *
   * @throws IllegalArgumentException with one sentence when it is no value of this attribute
   */
  String tidy(String value) {
    var text = value.strip();
    if (text.isEmpty()
        || text.length() > LONGEST
        || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "%s has 1 to %d characters, all of them printable".formatted(subject(), LONGEST));
    }
    return switch (this) {
      case ALIAS, DOMAIN, DATA_CENTRE, REGION, ENVIRONMENT, DOWNTIME -> text;
      case PROMOTION_RULE -> rule(text).name().toLowerCase(Locale.ROOT);
      case SEMI_SYNC_PRIORITY -> priority(text);
    };
  }

  private String subject() {
    return this == DOWNTIME ? "the reason of a downtime" : "a " + word;
  }

  /** Reads {@code prefer_not}, {@code PREFER-NOT} and the like. */
  static PromotionRule rule(String text) {
    try {
      return PromotionRule.valueOf(text.replace('-', '_').toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException(
          "'%s' is no promotion rule: it is one of must, prefer, neutral, prefer_not, must_not"
              .formatted(Printable.of(text)));
    }
  }

  private static String priority(String text) {
    if (text.matches("[0-9]{1,4}") && Integer.parseInt(text) <= HIGHEST_PRIORITY) {
      return String.valueOf(Integer.parseInt(text));
    }
    throw new IllegalArgumentException(
        "'%s' is no semi-sync priority: it is a number from 0 to %d"
            .formatted(Printable.of(text), HIGHEST_PRIORITY));
  }
}

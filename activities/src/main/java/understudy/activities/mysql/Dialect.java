package understudy.activities.mysql;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import understudy.topology.Flavour;
import understudy.topology.Version;

/**
 * How one family of servers is spoken to.
 *
 * <p>What all families can be told is written once, in the words of MySQL 8.4, and said to each in
 * its own; what only one of them knows is asked of its dialect.
 */
sealed interface Dialect permits MySqlDialect {
  /** The dialect of a version, or a refusal in one sentence for servers that are not spoken to. */
  static Dialect of(Version version) {
    if (version.flavour() == Flavour.MARIADB) {
      throw new UnspokenException(
          "MariaDB %s is not supported: its GTIDs and statements are its own".formatted(version));
    }
    return MySqlDialect.of(version);
  }

  /** A statement, column or variable written in the words of 8.4, in this family's words. */
  String say(String modern);

  /** Closes for writes as tightly as the family can. */
  String close();

  /** Opens for writes. */
  String open();

  /** Asks what was executed, as the one column {@code executed}. */
  String executed();

  /** Waits until a set of transactions, the one parameter, is executed; answers 0 if it is. */
  String awaitExecuted(Duration atMost);

  /** What a receiver must be told besides where its source is, to be let in there. */
  List<String> receiverOptions(Encryption encryption);

  /** What the management account must be allowed. */
  Set<Privilege> needed();

  /** Asks for the active roles of the account, where grants come through roles that are named. */
  Optional<String> activeRoles();

  /** A server that Understudy does not speak to. */
  final class UnspokenException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    UnspokenException(String sentence) {
      super(sentence);
    }
  }
}

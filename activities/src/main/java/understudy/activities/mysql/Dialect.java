package understudy.activities.mysql;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import understudy.topology.Flavour;
import understudy.topology.Receiver;
import understudy.topology.Seen;
import understudy.topology.Version;
import understudy.topology.gtid.GtidSet;

/**
 * How one family of servers is spoken to.
 *
 * <p>What all families can be told is written once, in the words of MySQL 8.4, and said to each in
 * its own; what only one of them knows is asked of its dialect.
 */
sealed interface Dialect permits MySqlDialect, MariaDialect {
  /** The dialect of a version, or a refusal in one sentence for servers that are not spoken to. */
  static Dialect of(Version version) {
    return version.flavour() == Flavour.MARIADB
        ? MariaDialect.of(version)
        : MySqlDialect.of(version);
  }

  /** A statement, column or variable written in the words of 8.4, in this family's words. */
  String say(String modern);

  /** Which semi-synchronous replication there is, by the names of the plugins that are active. */
  SemiSyncPlugins semiSync(Set<String> active);

  /** Closes for writes as tightly as the family can. */
  String close();

  /** Opens for writes. */
  String open();

  /** Asks what was executed, as the one column {@code executed}. */
  String executed();

  /** Waits until a set of transactions, the one parameter, is executed. */
  String awaitExecuted(Duration atMost);

  /** Reads the answers of {@link #awaitExecuted}. */
  Reached reached(GtidSet goal, Answers answers);

  /** A set of transactions as {@link #awaitExecuted} wants it. */
  String inWords(GtidSet goal);

  /** Makes a channel find its place below any source. */
  String positioning();

  /** What an instance that replicates from nobody is told first, so that it goes on from there. */
  List<String> beginsAt(GtidSet executed);

  /** What becomes of a channel's applier while its source is changed. */
  Applying whileMoving();

  /** What a receiver must be told besides where its source is. */
  List<String> receiverOptions(Encryption encryption);

  /** Stops the receiver of a channel, whose name is the one parameter. */
  String stopReceiver();

  /** Starts the receiver of a channel, whose name is the one parameter. */
  String startReceiver();

  /** Finds the session, the one parameter, while it carries a stop of receivers out. */
  String stoppingReceiver();

  /**
   * Whether a receiver in this state can receive nothing more, though the stop that is being
   * carried out has not ended yet.
   */
  boolean isHarmlessWhileStopping(Receiver.State state);

  /** Finds any session that carries a stop of receivers out, where these are harmless by then. */
  Optional<String> anyStoppingReceiver();

  /** Whether starting its receivers as it is now would throw away what they have received. */
  boolean losesRelayLogByReceiving(Seen seen);

  /** What the management account must be allowed. */
  Set<Privilege> needed();

  /** Asks for the active roles of the account, where grants come through roles that are named. */
  Optional<String> activeRoles();

  /** What an applier may do while its channel is pointed at another source. */
  enum Applying {
    /** Go on: what was received is kept. */
    GOES_ON,
    /** Nothing: it must stand, and then what was received is thrown away. */
    STANDS
  }

  /** Whether a set of transactions is executed. */
  enum Reached {
    YES,
    NOT_YET,
    /** The server has another history: to wait is in vain. */
    NEVER
  }

  /** A server that Understudy does not speak to. */
  final class UnspokenException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    UnspokenException(String sentence) {
      super(sentence);
    }
  }
}

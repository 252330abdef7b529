package understudy.topology.examination;

import java.util.List;
import understudy.topology.ServerError;

/**
 * What MySQL's replication errors mean, and what helps.
 *
 * @param words one of which the error must say; any error of these numbers will do where there are
 *     none
 */
record Meaning(String clause, String advice, List<Integer> numbers, List<String> words) {
  /** Numbers that stand for anything that ends a receiver: only the words tell what it was. */
  private static final List<Integer> FATAL = List.of(1236, 1593, 13114, 13117);

  private static final Meaning DUPLICATE =
      new Meaning(
          "the row is there already: somebody wrote to the replica, or it missed a part before",
          "compare the row; clone the replica anew unless you know why",
          List.of(1062));
  private static final Meaning MISSING_ROW =
      new Meaning(
          "the row is not there: somebody wrote to the replica, or it missed a part before",
          "compare the row; clone the replica anew unless you know why",
          List.of(1032));
  private static final Meaning SCHEMA =
      new Meaning(
          "its tables differ from those of its source",
          "compare the table's definition on both, and mend the replica's",
          List.of(1007, 1008, 1050, 1051, 1054, 1060, 1061, 1091, 1146, 1677));
  private static final Meaning PURGED =
      new Meaning(
          "its source no longer has the log that it needs",
          "clone it anew, or let it follow a member that still has that log",
          List.of(1236, 13114));
  private static final Meaning REJECTED =
      new Meaning(
          "its source does not accept its account",
          "check the receiver's user and password, and what it is granted on the source",
          List.of(1044, 1045, 1130, 1227, 1396, 1862, 3118));
  private static final Meaning ENCRYPTION =
      new Meaning(
          "its source wants TLS, or a public key, of the receiver's account",
          "set SOURCE_SSL=1 or GET_SOURCE_PUBLIC_KEY=1 on the channel",
          List.of(2061, 3159));
  static final Meaning UNREACHABLE =
      new Meaning(
          "it cannot reach its source",
          "look after the network between the two, and the address that it has of its source",
          List.of(2002, 2003, 2005, 2006, 2013, 2026));
  private static final Meaning CROWDED =
      new Meaning(
          "its source has no connection left",
          "raise max_connections on the source",
          List.of(1040, 1203));
  private static final Meaning TWINS =
      new Meaning(
          "it and its source have the same server id or UUID",
          "give each server its own server_id, and remove auto.cnf from the copied data",
          FATAL,
          List.of("equal MySQL server"));
  private static final Meaning GHOST =
      new Meaning(
          "another replica of its source has the same server id or UUID",
          "give each server its own server_id, and remove auto.cnf from the copied data",
          FATAL,
          List.of("same server_uuid"));
  private static final Meaning AHEAD =
      new Meaning(
          "it has transactions of its source that the source itself has lost",
          "see what they did; then give them to the source, or clone the replica anew",
          FATAL,
          List.of("more GTIDs than"));
  private static final Meaning NO_ACCOUNT =
      new Meaning(
          "it has no account to receive with",
          "CHANGE REPLICATION SOURCE TO SOURCE_USER='…', SOURCE_PASSWORD='…'; START REPLICA",
          FATAL,
          List.of("(empty) username"));
  private static final Meaning LOG_DAMAGED =
      new Meaning(
          "the log that it reads is damaged",
          "let it fetch again: STOP REPLICA; RESET REPLICA; START REPLICA, with GTIDs on",
          List.of(1594, 13121, 13122));
  static final Meaning DISK =
      new Meaning(
          "its disk is full, or a file cannot be written",
          "make room; it goes on by itself or after START REPLICA",
          List.of(3, 28, 1021, 1026, 1114));
  private static final Meaning LOCKED =
      new Meaning(
          "it waited too long for a lock",
          "START REPLICA; look for long transactions there",
          List.of(1205, 1213));
  private static final Meaning OTHER =
      new Meaning(
          "MySQL's own words say what",
          "read its error log, mend the cause, then START REPLICA",
          List.of());

  private static final List<Meaning> ALL =
      List.of(
          TWINS,
          GHOST,
          AHEAD,
          NO_ACCOUNT,
          DUPLICATE,
          MISSING_ROW,
          SCHEMA,
          PURGED,
          REJECTED,
          ENCRYPTION,
          UNREACHABLE,
          CROWDED,
          LOG_DAMAGED,
          DISK,
          LOCKED);

  Meaning {
    numbers = List.copyOf(numbers);
    words = List.copyOf(words);
  }

  private Meaning(String clause, String advice, List<Integer> numbers) {
    this(clause, advice, numbers, List.of());
  }

  static Meaning of(ServerError error) {
    return ALL.stream().filter(meaning -> meaning.fits(error)).findFirst().orElse(OTHER);
  }

  private boolean fits(ServerError error) {
    return numbers.contains(error.number())
        && (words.isEmpty() || words.stream().anyMatch(error.message()::contains));
  }
}

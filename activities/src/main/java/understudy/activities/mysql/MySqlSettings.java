package understudy.activities.mysql;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How this process talks to MySQL.
 *
 * @param management the account that looks and acts
 * @param replication the account that replicas fetch with
 * @param connectTimeout for opening a connection, when the use of it names no shorter limit
 * @param useTimeout for one statement, when the act names no other limit
 * @param held how many open connections are kept for each instance, so that none must be opened
 *     while clients wait
 * @param origin names this process in the connection attributes of every session
 */
public record MySqlSettings(
    Account management,
    Account replication,
    Encryption encryption,
    PublicKeys publicKeys,
    Duration connectTimeout,
    Duration useTimeout,
    int held,
    String origin) {
  private static final Pattern ORIGIN = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  public MySqlSettings {
    if (!connectTimeout.isPositive() || !useTimeout.isPositive()) {
      throw new IllegalArgumentException("time-outs for MySQL must be longer than zero");
    }
    if (held < 1 || held > 8) {
      throw new IllegalArgumentException("1 to 8 held connections for each instance, not " + held);
    }
    if (!ORIGIN.matcher(origin).matches()) {
      throw new IllegalArgumentException(
          "an origin is 1 to 64 letters, digits, '.', '_' or '-', not '%s'".formatted(origin));
    }
  }

  /** The settings that suit most: encrypted where offered, 2 s to connect, 10 s a statement. */
  public static MySqlSettings of(Account management, Account replication, String origin) {
    return new MySqlSettings(
        management,
        replication,
        Encryption.PREFERRED,
        PublicKeys.REFUSED,
        Duration.ofSeconds(2),
        Duration.ofSeconds(10),
        2,
        origin);
  }
}

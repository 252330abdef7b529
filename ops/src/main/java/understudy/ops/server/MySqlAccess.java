package understudy.ops.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import understudy.activities.mysql.Account;
import understudy.activities.mysql.Encryption;
import understudy.activities.mysql.MySqlSettings;
import understudy.activities.mysql.PublicKeys;
import understudy.ops.host.Refused;

/** The accounts and manners of talking to MySQL, from the settings. */
final class MySqlAccess {
  private MySqlAccess() {}

  static MySqlSettings of(Settings settings) {
    var mysql = settings.requiredMySql();
    return new MySqlSettings(
        new Account(mysql.user(), secret(mysql.passwordFile())),
        new Account(
            settings.requiredReplication().user(),
            secret(settings.requiredReplication().passwordFile())),
        Encryption.valueOf(mysql.encryption().toUpperCase(Locale.ROOT)),
        PublicKeys.valueOf(mysql.publicKeys().toUpperCase(Locale.ROOT)),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10),
        mysql.held(),
        settings.name());
  }

  private static String secret(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new Refused("the password file %s cannot be read".formatted(file), e);
    }
  }
}

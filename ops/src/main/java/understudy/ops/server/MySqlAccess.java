package understudy.ops.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import understudy.activities.mysql.Account;
import understudy.activities.mysql.Encryption;
import understudy.activities.mysql.MySqlSettings;
import understudy.activities.mysql.PublicKeys;
import understudy.ops.host.Refused;

/** The accounts and manners of talking to MySQL, from the settings. */
final class MySqlAccess {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private MySqlAccess() {}

  static MySqlSettings of(Settings settings) {
    var mysql = settings.requiredMySql();
    name(settings.name());
    held(mysql.held());
    return new MySqlSettings(
        new Account(mysql.user(), secret("understudy.mysql", mysql.passwordFile())),
        new Account(
            settings.requiredReplication().user(),
            secret("understudy.replication", settings.requiredReplication().passwordFile())),
        Value.choice("understudy.mysql.encryption", Encryption.class, mysql.encryption()),
        Value.choice("understudy.mysql.public-keys", PublicKeys.class, mysql.publicKeys()),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10),
        mysql.held(),
        settings.name());
  }

  private static void name(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "understudy.name: '%s' is not 1 to 64 letters, digits, '.', '_' or '-'".formatted(name));
    }
  }

  private static void held(int held) {
    if (held < 1 || held > 8) {
      throw new IllegalArgumentException(
          "understudy.mysql.held: %d is not a number from 1 to 8".formatted(held));
    }
  }

  private static String secret(String account, Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new Refused("%s.password-file: %s cannot be read".formatted(account, file), e);
    }
  }
}

package understudy.ops.sandbox;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/** A user of the sandbox's servers, with its password, which never shows in a log. */
public record Account(String user, String password) {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9]{1,32}");
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  public Account {
    if (!PLAIN.matcher(user).matches() || !PLAIN.matcher(password).matches()) {
      throw new IllegalArgumentException("a sandbox's users and passwords are letters and digits");
    }
  }

  static Account generate(String user) {
    var password = new StringBuilder();
    for (var i = 0; i < 24; i++) {
      password.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return new Account(user, password.toString());
  }

  @Override
  public String toString() {
    return user;
  }
}

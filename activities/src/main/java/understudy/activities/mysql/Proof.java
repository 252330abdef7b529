package understudy.activities.mysql;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.spec.X509EncodedKeySpec;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import understudy.activities.mysql.Answers.UnreadableException;

/** Shows a server that we know the password, as one of its authentication plugins wants it. */
final class Proof {
  private static final String NATIVE = "mysql_native_password";
  private static final String CACHING = "caching_sha2_password";
  private static final String SHA256 = "sha256_password";

  private final String password;
  private final String plugin;
  private final byte[] salt;

  /**
   * @param salt of this connection, so that nobody can show the same again
   */
  Proof(String password, String plugin, byte[] salt) {
    this.password = password;
    this.plugin = plugin;
    this.salt = salt;
  }

  String plugin() {
    return plugin;
  }

  /** What is sent at first: never the password itself. */
  byte[] told() throws SQLException {
    if (password.isEmpty()) {
      return new byte[0];
    }
    return switch (plugin) {
      case NATIVE -> hashed("SHA-1", Order.SALT_FIRST);
      case CACHING -> hashed("SHA-256", Order.SALT_LAST);
      case SHA256 -> new byte[] {1};
      // Another one will be asked for, if the account has another one.
      case "" -> new byte[0];
      default ->
          throw new SQLException(
              "the account logs in by %s, which Understudy does not know: give it %s or %s"
                  .formatted(plugin, CACHING, NATIVE),
              "28000",
              1251);
    };
  }

  private enum Order {
    SALT_FIRST,
    SALT_LAST
  }

  /** The hash of the password, hidden by a hash that only who knows it already can make. */
  private byte[] hashed(String algorithm, Order order) {
    var once = digest(algorithm, clear());
    var twice = digest(algorithm, once);
    var mask =
        switch (order) {
          case SALT_FIRST -> digest(algorithm, salt, twice);
          case SALT_LAST -> digest(algorithm, twice, salt);
        };
    return mixed(once, mask);
  }

  /** The password, for a connection that nobody else can read. */
  byte[] open() {
    var clear = clear();
    return Arrays.copyOf(clear, clear.length + 1);
  }

  /** Asks for the server's public key. */
  byte[] requestForKey() {
    return new byte[] {2};
  }

  /** Whether its plugin takes nothing but the password itself, open or sealed. */
  boolean isThePassword() {
    return plugin.equals(SHA256);
  }

  /** The password, which only the owner of the key can read. */
  byte[] sealedWith(byte[] pem) {
    var text = new String(pem, StandardCharsets.US_ASCII);
    try {
      var encoded = text.replaceAll("-----[A-Z ]+-----|\\s", "");
      var key =
          KeyFactory.getInstance("RSA")
              .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(encoded)));
      var cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
      cipher.init(Cipher.ENCRYPT_MODE, key);
      return cipher.doFinal(mixed(open(), salt));
    } catch (GeneralSecurityException | IllegalArgumentException unusable) {
      throw new UnreadableException("the server's public key is none: " + unusable.getMessage());
    }
  }

  private byte[] clear() {
    return password.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] mixed(byte[] text, byte[] mask) {
    var mixed = new byte[text.length];
    for (var k = 0; k < text.length; k++) {
      mixed[k] = (byte) (text[k] ^ mask[k % mask.length]);
    }
    return mixed;
  }

  private static byte[] digest(String algorithm, byte[]... parts) {
    try {
      var digest = MessageDigest.getInstance(algorithm);
      for (var part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has " + algorithm, impossible);
    }
  }
}

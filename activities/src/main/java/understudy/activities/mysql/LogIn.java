package understudy.activities.mysql;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import understudy.activities.mysql.Answers.UnreadableException;

/** The beginning of a connection: greeting, encryption, proof that we know the password. */
final class LogIn {
  private static final int PROTOCOL = 10;
  private static final int OK = 0x00;
  private static final int MORE = 0x01;
  private static final int SWITCH = 0xfe;
  private static final int ERROR = 0xff;

  /** Of caching_sha2_password: it knew the proof, or wants the password itself. */
  private static final int KNOWN = 3;

  private static final int PASSWORD_WANTED = 4;

  /** utf8mb4_general_ci, which every family and version knows. */
  private static final int CHARACTERS = 45;

  private static final int LONGEST_PACKET = 1 << 30;
  private static final int HEADER = 4;

  private final Packets packets;
  private final MySqlSettings settings;
  private final String host;
  private boolean encrypted;
  private boolean keyAwaited;

  LogIn(Packets packets, MySqlSettings settings, String host) {
    this.packets = packets;
    this.settings = settings;
    this.host = host;
  }

  /** What a server says first. */
  private record Greeting(Capabilities capabilities, Proof proof) {}

  /**
   * Logs in.
   *
   * @return what both ends can do
   * @throws SQLException when the server does not let us in
   */
  Capabilities perform() throws IOException, SQLException {
    packets.next();
    if (packets.kind() == ERROR) {
      throw Wire.error(packets);
    }
    var greeting = greeting();
    var agreed = greeting.capabilities().agreed();
    if (!greeting.capabilities().suffice()) {
      throw new UnreadableException("the server is too old to be spoken to");
    }
    if (isToBeEncrypted(greeting)) {
      agreed = agreed.with(Capabilities.ENCRYPTION);
      packets.send(head(agreed).toByteArray());
      packets.through(packets.shared().encrypting().over(packets.raw(), host));
      encrypted = true;
    }
    packets.send(response(agreed, greeting.proof()));
    awaitWelcome(greeting.proof());
    return agreed;
  }

  private Greeting greeting() {
    var fields = new Fields(packets.bytes(), packets.at(), packets.end());
    var protocol = fields.number(1);
    if (protocol != PROTOCOL) {
      throw new UnreadableException("the server speaks protocol %d".formatted(protocol));
    }
    fields.line();
    fields.skip(4);
    var begin = fields.bytes(8);
    fields.skip(1);
    var low = fields.number(2);
    fields.skip(3);
    var capabilities = new Capabilities(low | fields.number(2) << 16);
    var length = (int) fields.number(1);
    fields.skip(10);
    var rest = fields.bytes(Math.max(13, length - 8));
    var salt = Arrays.copyOf(begin, 20);
    System.arraycopy(rest, 0, salt, 8, 12);
    var plugin = capabilities.has(Capabilities.PLUGINS) ? fields.line() : "";
    return new Greeting(capabilities, new Proof(settings.management().password(), plugin, salt));
  }

  private boolean isToBeEncrypted(Greeting greeting) throws SQLException {
    var offered = greeting.capabilities().has(Capabilities.ENCRYPTION);
    if (!offered && settings.encryption().isMandatory()) {
      throw new SQLException("encryption is required, and the server offers none");
    }
    return offered && settings.encryption() != Encryption.DISABLED;
  }

  private static ByteArrayOutputStream head(Capabilities agreed) {
    var packet = new ByteArrayOutputStream();
    packet.writeBytes(new byte[HEADER]);
    packet.writeBytes(number(agreed.bits()));
    packet.writeBytes(number(LONGEST_PACKET));
    packet.write(CHARACTERS);
    packet.writeBytes(new byte[23]);
    return packet;
  }

  private byte[] response(Capabilities agreed, Proof proof) throws SQLException {
    var packet = head(agreed);
    packet.writeBytes(text(settings.management().user()));
    packet.write(0);
    var told = told(proof);
    packet.write(told.length);
    packet.writeBytes(told);
    packet.writeBytes(text(proof.plugin()));
    packet.write(0);
    if (agreed.has(Capabilities.ATTRIBUTES)) {
      writeAttributes(packet);
    }
    return packet.toByteArray();
  }

  /** Who is calling, for the server's list of sessions. */
  private void writeAttributes(ByteArrayOutputStream packet) {
    var all = new ByteArrayOutputStream();
    for (var word : List.of("program_name", "understudy", "understudy_origin", settings.origin())) {
      var bytes = text(word);
      all.write(bytes.length);
      all.writeBytes(bytes);
    }
    packet.write(all.size());
    packet.writeBytes(all.toByteArray());
  }

  private void awaitWelcome(Proof first) throws IOException, SQLException {
    var proof = first;
    while (true) {
      packets.next();
      switch (packets.kind()) {
        case OK -> {
          return;
        }
        case ERROR -> throw Wire.error(packets);
        case SWITCH -> {
          proof = switched();
          packets.send(framed(told(proof)));
        }
        case MORE -> goOn(proof);
        default -> throw new UnreadableException("the server answered a log-in with nonsense");
      }
    }
  }

  /** The server wants another kind of proof than it said at first. */
  private Proof switched() {
    if (packets.length() == 1) {
      throw new UnreadableException("the account has a password of the time before MySQL 4.1");
    }
    var fields = new Fields(packets.bytes(), packets.at() + 1, packets.end());
    var plugin = fields.line();
    var salt = fields.bytes(Math.min(20, packets.end() - fields.at()));
    return new Proof(settings.management().password(), plugin, salt);
  }

  private void goOn(Proof proof) throws IOException, SQLException {
    var said = Arrays.copyOfRange(packets.bytes(), packets.at() + 1, packets.end());
    if (said.length == 1 && said[0] == KNOWN) {
      return;
    }
    if (said.length > 1 && keyAwaited) {
      packets.send(framed(proof.sealedWith(said)));
    } else if (said.length == 1 && said[0] == PASSWORD_WANTED) {
      sendPassword(proof);
    } else {
      throw new UnreadableException("the server asked for a proof that does not exist");
    }
  }

  private byte[] told(Proof proof) throws SQLException {
    if (!proof.isThePassword()) {
      return proof.told();
    }
    if (encrypted) {
      return proof.open();
    }
    awaitKey();
    return proof.told();
  }

  private void sendPassword(Proof proof) throws IOException, SQLException {
    if (encrypted) {
      packets.send(framed(proof.open()));
    } else {
      awaitKey();
      packets.send(framed(proof.requestForKey()));
    }
  }

  /** A key that comes unasked, or that could be anybody's, never gets the password. */
  private void awaitKey() throws SQLException {
    if (settings.publicKeys() == PublicKeys.REFUSED) {
      throw new SQLException(
          "Public Key Retrieval is not allowed: encrypt the connection, or let public keys be"
              + " believed",
          "28000");
    }
    keyAwaited = true;
  }

  private static byte[] framed(byte[] content) {
    var packet = new byte[HEADER + content.length];
    System.arraycopy(content, 0, packet, HEADER, content.length);
    return packet;
  }

  private static byte[] number(long value) {
    return new byte[] {
      (byte) value, (byte) (value >>> 8), (byte) (value >>> 16), (byte) (value >>> 24)
    };
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

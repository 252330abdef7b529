package understudy.activities.mysql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import understudy.activities.mysql.Answers.Row;
import understudy.activities.mysql.Answers.UnreadableException;
import understudy.activities.mysql.Literals.Backslash;
import understudy.topology.InstanceAddress;

/**
 * One connection to a server, logged in: statements go out as text, and everything that they are
 * answered with comes back.
 *
 * <p>Written for probing thousands of servers each second, see ADR 15.
 */
final class Wire {
  private static final int HEADER = 4;
  private static final int QUIT = 0x01;
  private static final int QUERY = 0x03;

  private static final int OK = 0x00;
  private static final int LOCAL_FILE = 0xfb;
  private static final int END = 0xfe;
  private static final int ERROR = 0xff;

  private static final int MORE_FOLLOWS = 0x0008;
  private static final int NO_BACKSLASHES = 0x0200;

  /** MySQL's own limit. */
  private static final int MOST_COLUMNS = 4096;

  /** An end is short; a row that begins with the same byte is longer than this. */
  private static final int LONGEST_END = 0xfffffe;

  private final Packets packets;
  private final Capabilities capabilities;
  private Optional<Duration> limit;
  private int status;
  private int warnings;

  private Wire(Packets packets, Capabilities capabilities, Duration limit) {
    this.packets = packets;
    this.capabilities = capabilities;
    this.limit = Optional.of(limit);
  }

  /**
   * Connects and logs in.
   *
   * @param limit for all of it, and then for each answer
   */
  static Wire open(InstanceAddress instance, MySqlSettings settings, Duration limit, Shared shared)
      throws SQLException {
    var until = System.nanoTime() + limit.toNanos();
    Packets packets;
    try {
      packets = Packets.connect(instance, limit, shared);
    } catch (IOException failed) {
      throw lost(failed);
    }
    try {
      packets.begin(Optional.of(Duration.ofNanos(until - System.nanoTime())));
      var agreed = new LogIn(packets, settings, instance.host()).perform();
      packets.finish();
      return new Wire(packets, agreed, limit);
    } catch (IOException failed) {
      packets.abort();
      throw lost(failed);
    } catch (SQLException | RuntimeException unusable) {
      packets.abort();
      throw unusable;
    }
  }

  /** No answer may take longer to come; empty: it may take as long as it takes. */
  void limit(Optional<Duration> longest) {
    limit = longest;
  }

  /** What a backslash in a text is to the server now. */
  Backslash backslash() {
    return (status & NO_BACKSLASHES) == 0 ? Backslash.ESCAPES : Backslash.IS_A_LETTER;
  }

  /** How many warnings the last statement left. */
  int warnings() {
    return warnings;
  }

  /**
   * Asks, and reads the rows of all result sets, in order; statements that have none are passed
   * over.
   *
   * @throws SQLException what the server said instead; without a number, the connection is lost
   */
  List<List<Row>> ask(String statements) throws SQLException {
    packets.begin(limit);
    try {
      packets.send(command(QUERY, statements));
      return answers();
    } catch (IOException failed) {
      throw lost(failed);
    } finally {
      packets.finish();
    }
  }

  private static byte[] command(int kind, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var packet = new byte[HEADER + 1 + bytes.length];
    packet[HEADER] = (byte) kind;
    System.arraycopy(bytes, 0, packet, HEADER + 1, bytes.length);
    return packet;
  }

  private List<List<Row>> answers() throws IOException, SQLException {
    var sets = new ArrayList<List<Row>>();
    do {
      packets.next();
      switch (packets.kind()) {
        case OK -> readOk();
        case ERROR -> throw error(packets);
        case LOCAL_FILE -> throw new UnreadableException("the server asked for a file of ours");
        default -> sets.add(rows());
      }
    } while ((status & MORE_FOLLOWS) != 0);
    return sets;
  }

  private List<Row> rows() throws IOException, SQLException {
    var columns = columns(fields().integer());
    var rows = new ArrayList<Row>();
    while (true) {
      packets.next();
      switch (packets.kind()) {
        case ERROR -> throw error(packets);
        case END -> {
          if (packets.length() < LONGEST_END) {
            readEnd();
            return rows;
          }
          rows.add(Row.of(columns, packets.bytes(), packets.at(), packets.end()));
        }
        default -> rows.add(Row.of(columns, packets.bytes(), packets.at(), packets.end()));
      }
    }
  }

  private Columns columns(long count) throws IOException {
    if (count < 1 || count > MOST_COLUMNS) {
      throw new UnreadableException("the server announced %d columns".formatted(count));
    }
    packets.forgetNames();
    for (var k = 0; k < count; k++) {
      packets.next();
      packets.keepName();
    }
    if (!capabilities.has(Capabilities.NO_EOF)) {
      packets.next();
    }
    return packets.columns((int) count);
  }

  private Fields fields() {
    return new Fields(packets.bytes(), packets.at(), packets.end());
  }

  /** Rows that were touched and the last key, then how the session stands. */
  private void readOk() {
    var fields = fields();
    fields.skip(1);
    fields.integer();
    fields.integer();
    status = (int) fields.number(2);
    warnings = (int) fields.number(2);
  }

  private void readEnd() {
    if (capabilities.has(Capabilities.NO_EOF)) {
      readOk();
    } else {
      var fields = fields();
      fields.skip(1);
      warnings = (int) fields.number(2);
      status = (int) fields.number(2);
    }
  }

  /** What the server objects to, in its own words. */
  static SQLException error(Packets packets) {
    var fields = new Fields(packets.bytes(), packets.at() + 1, packets.end());
    var number = (int) fields.number(2);
    var text =
        new String(
            packets.bytes(), fields.at(), packets.end() - fields.at(), StandardCharsets.UTF_8);
    return text.startsWith("#") && text.length() >= 6
        ? new SQLException(text.substring(6), text.substring(1, 6), number)
        : new SQLException(text, "HY000", number);
  }

  /** What the network, or the end of the server, did to a conversation. */
  private static SQLException lost(IOException failed) {
    var said = failed.getMessage();
    return new SQLException(
        "the connection failed: " + (said == null ? failed.getClass().getSimpleName() : said),
        "08S01",
        failed);
  }

  /** Says good-bye; the server then notes no aborted connection. */
  void quit() {
    try {
      packets.begin(Optional.of(Duration.ofMillis(1)));
      packets.send(command(QUIT, ""));
    } catch (IOException alreadyGone) {
      // There is nobody left to say it to.
      return;
    } finally {
      packets.finish();
      packets.abort();
    }
  }

  /** Ends it without a word to the server, which may not be listening. */
  void abort() {
    packets.abort();
  }
}

package understudy.activities.mysql;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import understudy.activities.mysql.Answers.UnreadableException;

/** Reads fields that each begin with their length. */
final class Fields {
  private static final int NULL = 0xfb;

  private final byte[] bytes;
  private final int end;
  private int at;

  Fields(byte[] bytes, int at, int end) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  int at() {
    return at;
  }

  /** The length of the next field, which is then the next thing to read; -1 for NULL. */
  int length() {
    var length = integer();
    return length == -1 ? -1 : checked(length);
  }

  private int checked(long length) {
    if (length < 0 || length > end - at) {
      throw new UnreadableException("the server's answer ends in the middle of a field");
    }
    return (int) length;
  }

  /** A number of so many bytes, the lowest first. */
  long number(int length) {
    if (end - at < length) {
      throw new UnreadableException("the server's answer ends in the middle of a number");
    }
    var number = 0L;
    for (var k = 0; k < length; k++) {
      number |= (bytes[at++] & 0xffL) << (8 * k);
    }
    return number;
  }

  /** A number that tells its own length; -1 for NULL. */
  long integer() {
    var first = (int) number(1);
    return switch (first) {
      case NULL -> -1;
      case 0xfc -> number(2);
      case 0xfd -> number(3);
      case 0xfe -> number(8);
      default -> first;
    };
  }

  /** A text that ends with a zero; without one, all that is left. */
  String line() {
    var from = at;
    while (at < end && bytes[at] != 0) {
      at++;
    }
    var line = new String(bytes, from, at - from, StandardCharsets.UTF_8);
    at = Math.min(end, at + 1);
    return line;
  }

  byte[] bytes(int length) {
    var from = at;
    skip(length);
    return Arrays.copyOfRange(bytes, from, at);
  }

  void skip() {
    var length = Math.max(0, length());
    at += length;
  }

  void skip(int length) {
    at += checked(length);
  }

  String text() {
    var length = Math.max(0, length());
    var text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }
}

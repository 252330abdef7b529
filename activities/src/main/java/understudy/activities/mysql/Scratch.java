package understudy.activities.mysql;

import java.util.Arrays;

/** Room to read one answer into. */
final class Scratch {
  private static final int INPUT = 16 << 10;
  private static final int NAMES = 8 << 10;

  /** Of a connection that is not reading. */
  static final Scratch NONE = new Scratch(0, 0);

  private byte[] input;
  private byte[] names;
  private int named;

  private Scratch(int input, int names) {
    this.input = new byte[input];
    this.names = new byte[names];
  }

  static Scratch ofUsualSize() {
    return new Scratch(INPUT, NAMES);
  }

  boolean isOfUsualSize() {
    return input.length == INPUT && names.length == NAMES;
  }

  byte[] input() {
    return input;
  }

  /** Moves what is unread to the front, and makes sure that so many bytes fit behind it. */
  void makeRoom(int from, int to, int wanted) {
    var target = wanted <= input.length ? input : new byte[Math.max(wanted, 2 * input.length)];
    System.arraycopy(input, from, target, 0, to - from);
    input = target;
  }

  /** Begins to collect the descriptions of a result set's columns. */
  void forgetNames() {
    named = 0;
  }

  void addName(byte[] bytes, int from, int to) {
    var length = to - from;
    if (names.length - named < length) {
      names = Arrays.copyOf(names, Math.max(named + length, 2 * names.length));
    }
    System.arraycopy(bytes, from, names, named, length);
    named += length;
  }

  byte[] names() {
    return names;
  }

  /** How many bytes of {@link #names()} are in use. */
  int named() {
    return named;
  }
}

package understudy.activities.mysql;

/** What both ends of a connection can do, as the protocol's bits. */
record Capabilities(long bits) {
  static final long ENCRYPTION = 1 << 11;
  static final long PLUGINS = 1 << 19;
  static final long ATTRIBUTES = 1 << 20;

  /** Result sets end with what else ends with, and nothing stands behind their columns. */
  static final long NO_EOF = 1 << 24;

  private static final long LONG_PASSWORDS = 1;
  private static final long LONG_FLAGS = 1 << 2;
  private static final long PROTOCOL_41 = 1 << 9;
  private static final long TRANSACTIONS = 1 << 13;
  private static final long SECURE = 1 << 15;
  private static final long SEVERAL_STATEMENTS = 1 << 16;
  private static final long SEVERAL_RESULTS = 1 << 17;
  private static final long LONG_PROOFS = 1 << 21;

  /** What a server must be able to do to be spoken to at all. */
  private static final long NEEDED =
      PROTOCOL_41 | SECURE | SEVERAL_STATEMENTS | SEVERAL_RESULTS | PLUGINS;

  private static final long WANTED =
      NEEDED | LONG_PASSWORDS | LONG_FLAGS | TRANSACTIONS | ATTRIBUTES | LONG_PROOFS | NO_EOF;

  boolean has(long wanted) {
    return (bits & wanted) == wanted;
  }

  boolean suffice() {
    return has(NEEDED);
  }

  /** Whether the length of a proof may be more than one byte long. */
  boolean takeLongProofs() {
    return has(LONG_PROOFS);
  }

  /** What both can do, without encryption, which is agreed on apart. */
  Capabilities agreed() {
    return new Capabilities(bits & WANTED);
  }

  Capabilities with(long more) {
    return new Capabilities(bits | more);
  }
}

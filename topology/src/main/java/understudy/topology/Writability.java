package understudy.topology;

/** Who may write to an instance. */
public enum Writability {
  /** Everybody with the right to write. */
  WRITABLE,
  /** Only accounts that may override {@code read_only}. */
  READ_ONLY,
  /**
   * The same, on a server that has nothing stricter: MariaDB before 12.1. It is as closed as it
   * gets, and accounts that may override {@code read_only} must not be given to clients.
   */
  READ_ONLY_AT_BEST,
  /** Nobody but the applier. */
  SUPER_READ_ONLY;

  /** Whether it is closed as tightly as the server can be. */
  public boolean isClosed() {
    return switch (this) {
      case WRITABLE, READ_ONLY -> false;
      case READ_ONLY_AT_BEST, SUPER_READ_ONLY -> true;
    };
  }
}

package understudy.topology;

/** Who may write to an instance. */
public enum Writability {
  /** Everybody with the right to write. */
  WRITABLE,
  /** Only accounts that may override {@code read_only}. */
  READ_ONLY,
  /** Nobody but the applier. */
  SUPER_READ_ONLY
}

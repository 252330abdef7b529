package understudy.topology;

/** A place in a log: {@code binlog.000007:1542}. */
public record LogPosition(String file, long offset) {
  public LogPosition {
    file = Printable.of(file);
  }

  @Override
  public String toString() {
    return file + ":" + offset;
  }
}

package understudy.topology;

/** Numbers of things in sentences: {@code 1 replica}, {@code 2 replicas}. */
public final class Counted {
  private Counted() {}

  /** The number and the noun, with an s unless there is exactly one. */
  public static String of(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}

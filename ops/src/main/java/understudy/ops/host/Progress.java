package understudy.ops.host;

/** Tells the person who waits what is being done. */
@FunctionalInterface
public interface Progress {
  /** Says nothing: for callers that show their own progress. */
  Progress SILENT = sentence -> {};

  void say(String sentence);
}

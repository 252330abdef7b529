package understudy.activities.hook;

/** How a hook ended. */
sealed interface Verdict {
  /** The last of what it printed. */
  String output();

  /** It agrees. */
  record Yes(String how, String output) implements Verdict {}

  /** It does not, or it could not be asked. */
  record No(String why, String output) implements Verdict {}
}

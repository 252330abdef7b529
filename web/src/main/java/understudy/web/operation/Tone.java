package understudy.web.operation;

import java.util.Locale;

/** How an operation's end is to be taken. */
enum Tone {
  WORKING("working"),
  GOOD("healthy"),
  CAREFUL("attention"),
  BAD("lost");

  private final String word;

  Tone(String word) {
    this.word = word;
  }

  /** The word in style sheets, the same as for a cluster's level. */
  String word() {
    return word;
  }

  /** A refusal or an undone operation harmed nothing, and somebody should read why. */
  static Tone of(Progress progress, String outcome) {
    return switch (progress) {
      case RUNNING -> WORKING;
      case COMPLETED ->
          switch (outcome) {
            case "Refused" -> BAD;
            case "Undone" -> CAREFUL;
            default -> GOOD;
          };
      case FAILED, TERMINATED, TIMED_OUT -> BAD;
      case CANCELLED -> CAREFUL;
    };
  }

  /** {@code SwitchedOver} becomes {@code switched over}. */
  static String words(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }
}

package understudy.activities.mysql;

/** Puts values into a statement, where question marks stand for them. */
final class Literals {
  private final Backslash backslash;

  /** What a backslash in a text is to a server, which depends on its SQL mode. */
  enum Backslash {
    ESCAPES,
    IS_A_LETTER
  }

  Literals(Backslash backslash) {
    this.backslash = backslash;
  }

  /**
   * The statement with each value as a text in quotes, in order.
   *
   * @throws IllegalArgumentException when there are more question marks than values, or fewer
   */
  String into(String statement, Object... values) {
    if (values.length == 0) {
      return statement;
    }
    var text = new StringBuilder(statement.length() + 64);
    var next = 0;
    var quote = '\0';
    for (var k = 0; k < statement.length(); k++) {
      var letter = statement.charAt(k);
      if (quote != '\0') {
        quote = letter == quote ? '\0' : quote;
      } else if (letter == '\'' || letter == '"' || letter == '`') {
        quote = letter;
      } else if (letter == '?') {
        if (next == values.length) {
          throw new IllegalArgumentException("a statement has more question marks than values");
        }
        quote(String.valueOf(values[next++]), text);
        continue;
      }
      text.append(letter);
    }
    if (next < values.length) {
      throw new IllegalArgumentException("a statement has fewer question marks than values");
    }
    return text.toString();
  }

  private void quote(String value, StringBuilder text) {
    text.append('\'');
    for (var k = 0; k < value.length(); k++) {
      var letter = value.charAt(k);
      if (letter == '\'' || (letter == '\\' && backslash == Backslash.ESCAPES)) {
        text.append(letter);
      }
      text.append(letter);
    }
    text.append('\'');
  }
}

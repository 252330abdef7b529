package understudy.activities.mysql;

/** Puts values into a statement, where question marks stand for them. */
final class Literals {
  private final boolean backslashes;

  /** How texts are written depends on whether a backslash means something to the server. */
  Literals(Wire wire) {
    this.backslashes = wire.escapesBackslashes();
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
      if (letter == '\'' || (letter == '\\' && backslashes)) {
        text.append(letter);
      }
      text.append(letter);
    }
    text.append('\'');
  }
}

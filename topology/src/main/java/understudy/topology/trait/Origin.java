package understudy.topology.trait;

/** Who said something about an instance, from the word that counts most to the one that least. */
public enum Origin {
  /** A person, on the command line, on a page or through the API. */
  OPERATOR,
  /** A query of the settings, answered by the instance itself. */
  QUERY,
  /** A pattern of the settings that its address matches. */
  PATTERN;

  /** In plain words. */
  public String word() {
    return switch (this) {
      case OPERATOR -> "set by an operator";
      case QUERY -> "from a query";
      case PATTERN -> "from a pattern";
    };
  }
}

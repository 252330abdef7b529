package understudy.workflows.operation;

/** What an operation does to its cluster. */
public enum OperationKind {
  FAILOVER("failover"),
  SWITCHOVER("switchover");

  private final String word;

  OperationKind(String word) {
    this.word = word;
  }

  /** The word in ids, pages and the API. */
  public String word() {
    return word;
  }
}

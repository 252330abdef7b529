package understudy.topology.examination;

/** The operation that cures a case. */
public enum Cure {
  FAILOVER(Automation.AUTOMATIC, "another instance is made to lead in the place of a lost primary"),
  SWITCHOVER(Automation.ON_ORDER, "another instance is made to lead, as planned"),
  RELOCATION(Automation.ON_ORDER, "replicas are made to follow another source"),
  REPAIR(
      Automation.ON_ORDER, "replication, semi-synchronous replication or writability is put right"),
  REJOIN(Automation.ON_ORDER, "an instance is rebuilt, or made a replica again"),
  SETTING(Automation.BY_HAND, "a setting of the server is changed"),
  HANDS(Automation.BY_HAND, "somebody looks after the server, its host or its network"),
  NONE(Automation.BY_HAND, "there is nothing to cure");

  private final Automation automation;
  private final String clause;

  Cure(Automation automation, String clause) {
    this.automation = automation;
    this.clause = clause;
  }

  /** Whether it may be begun without anybody asking. */
  public Automation automation() {
    return automation;
  }

  /** What happens then. */
  public String clause() {
    return clause;
  }

  /** Who begins a cure. */
  public enum Automation {
    /** Understudy, where its policy allows it. */
    AUTOMATIC,
    /** A person, who decides that it shall happen. */
    ON_ORDER,
    /** A person, who does it. */
    BY_HAND
  }
}

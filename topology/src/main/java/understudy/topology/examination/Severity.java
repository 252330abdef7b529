package understudy.topology.examination;

/** How bad it is, the worst first. */
public enum Severity {
  /** Clients cannot write, or what they wrote is being lost. */
  OUTAGE,
  /** The next failure would become an outage, or lose something. */
  DANGER,
  /** Something to put right when there is time. */
  WEAKNESS,
  /** Nothing is wrong: it is said so that it is known. */
  NOTE
}

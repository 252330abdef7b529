package understudy.topology.examination;

/** How many replicas may acknowledge. */
public enum Acknowledgers {
  /** As many as are waited for, or more. */
  AT_LEAST,
  /** As many as are waited for, and no more. */
  EXACT
}

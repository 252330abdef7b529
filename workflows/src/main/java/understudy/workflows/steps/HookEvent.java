package understudy.workflows.steps;

/** When a hook runs. */
public enum HookEvent {
  /** A lost primary has been confirmed. */
  DETECTION,
  PRE_FAILOVER,
  /** A new primary is open: tell the clients' way to it. */
  ROUTE,
  POST_FAILOVER,
  /** A failover ended without a new primary. */
  POST_UNSUCCESSFUL_FAILOVER,
  PRE_SWITCHOVER,
  POST_SWITCHOVER
}

package understudy.topology.trait;

/** Under which name an instance that is discovered is known. */
public enum HostNames {
  /** As its source or its replicas name it. */
  AS_FOUND,
  /** By the canonical name that DNS gives for that. */
  CANONICAL,
  /** By {@code report_host} and {@code report_port}, where it has them. */
  REPORT_HOST
}

package understudy.topology.election;

/** How far from the lost primary a new one may stand. */
public enum Confinement {
  ANYWHERE,
  SAME_REGION,
  SAME_DATA_CENTRE
}

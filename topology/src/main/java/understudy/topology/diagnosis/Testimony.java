package understudy.topology.diagnosis;

/** What one replica's receiver says about the primary. */
public enum Testimony {
  /** It still hears from it. */
  HEARS,
  /** It had it, and has it no longer. */
  LOST,
  /** It cannot tell: nobody asked it to receive, or the primary itself had turned it away. */
  NONE
}

package understudy.web.vital;

/** What is known of the engine and of our own detector; answers at once, from memory. */
public interface Vitals {
  /** Whether the engine answered lately. */
  Condition engine();

  /** Whether the detector of this process probes. */
  Condition detector();
}

package understudy.detector;

/** Whoever must know that a healthy cluster looks different now. */
@FunctionalInterface
public interface Sightings {
  /** May block and may throw: what was not told is told again. */
  void tell(Sighting sighting);
}

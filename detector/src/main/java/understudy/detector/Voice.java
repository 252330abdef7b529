package understudy.detector;

/** All that the detector needs to speak with. */
public record Voice(Alarm alarm, Sightings sightings) {}

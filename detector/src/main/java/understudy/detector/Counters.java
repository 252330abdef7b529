package understudy.detector;

import java.time.Duration;

/**
 * What the detector did since it was made.
 *
 * @param silentProbes those of {@code probes} that got no usable answer
 * @param verdicts told to the alarm, repetitions included
 * @param slowestProbe of those that were answered
 * @param latest the most that a watch began behind its schedule
 */
public record Counters(
    long probes,
    long silentProbes,
    long suspicions,
    long nudges,
    long verdicts,
    long sightings,
    Duration slowestProbe,
    Duration latest) {}

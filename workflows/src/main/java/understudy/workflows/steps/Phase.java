package understudy.workflows.steps;

import java.time.Duration;
import java.time.Instant;

/** A part of a step that is worth its own line in the story: drain, open. */
public record Phase(String name, Instant startedAt, Duration took, String sentence) {}

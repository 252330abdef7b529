package understudy.detector;

import java.time.Instant;
import understudy.topology.ClusterName;
import understudy.topology.diagnosis.Diagnosis;
import understudy.topology.election.LastSeen;

/**
 * This detector's word that a primary is lost.
 *
 * @param firstSign when something was first noticed
 * @param at when it was certain, by the newest look
 * @param lastSeen the primary's position when it was last read
 */
public record Verdict(
    ClusterName cluster,
    Instant firstSign,
    Instant at,
    Diagnosis.PrimaryLost diagnosis,
    LastSeen lastSeen) {}

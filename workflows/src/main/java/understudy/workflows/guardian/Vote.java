package understudy.workflows.guardian;

import java.time.Instant;
import understudy.topology.diagnosis.Diagnosis;
import understudy.topology.election.LastSeen;

/**
 * One detector's word that a primary is lost, with its evidence.
 *
 * @param observer which detector speaks
 * @param firstSign when it first noticed something
 * @param at when it was certain
 * @param lastSeen the primary's position when this detector last read it
 */
public record Vote(
    String observer,
    Instant firstSign,
    Instant at,
    Diagnosis.PrimaryLost diagnosis,
    LastSeen lastSeen) {}

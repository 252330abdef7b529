package understudy.ops.bench;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What watching many addresses came to.
 *
 * @param probesPerS over the measured time
 * @param cpuMsPerProbe processor time of our whole process, all its threads, for each probe
 * @param residentMb memory of our process at its largest, as the kernel counts it
 * @param worstLateMs by how much the time between two probes of one address exceeded its interval
 * @param seenAfterMs from a commit to the last of the primary's addresses being seen to have it
 * @param seenAfterMedianMs the same for half of the addresses
 * @param slowestMs the slowest answer
 * @param silent probes without an answer
 * @param readyAfterMs from the start of the detector until every address had answered once
 * @param serverCpuMsPerProbe what the servers under test used meanwhile
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ProbeFigures(
    String servers,
    int instances,
    double seconds,
    long probes,
    double probesPerS,
    double cpuMsPerProbe,
    double residentMb,
    double worstLateMs,
    double seenAfterMs,
    double seenAfterMedianMs,
    double slowestMs,
    long silent,
    double readyAfterMs,
    double serverCpuMsPerProbe) {

  /** The same for a person. */
  public String text() {
    return """
        %d addresses on %s for %.0f s, all of them answering after %.1f s
        %.0f probes a second, %d without an answer; the slowest took %.1f ms, the latest began %.1f ms late
        %.4f ms of processor time a probe in our process, %.4f ms in the servers; %.0f MB resident
        a commit was seen after %.0f ms under half of the primary's addresses, after %.0f ms under all"""
        .formatted(
            instances,
            servers,
            seconds,
            readyAfterMs / 1000,
            probesPerS,
            silent,
            slowestMs,
            worstLateMs,
            cpuMsPerProbe,
            serverCpuMsPerProbe,
            residentMb,
            seenAfterMedianMs,
            seenAfterMs);
  }
}

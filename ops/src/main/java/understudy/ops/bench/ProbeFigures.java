package understudy.ops.bench;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * @param compared where answers were recorded: the same bench with fewer addresses, on the real
 *     servers and on their recorded answers, which shows what the difference is worth
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
    double serverCpuMsPerProbe,
    List<ProbeFigures> compared) {
  public ProbeFigures {
    compared = List.copyOf(compared);
  }

  ProbeFigures with(List<ProbeFigures> others) {
    return new ProbeFigures(
        servers,
        instances,
        seconds,
        probes,
        probesPerS,
        cpuMsPerProbe,
        residentMb,
        worstLateMs,
        seenAfterMs,
        seenAfterMedianMs,
        slowestMs,
        silent,
        readyAfterMs,
        serverCpuMsPerProbe,
        others);
  }

  /** The same for a person. */
  public String text() {
    return Stream.concat(compared.stream(), Stream.of(this))
        .map(ProbeFigures::paragraph)
        .collect(Collectors.joining("\n\n"));
  }

  private String paragraph() {
    return """
    %d addresses on %s for %.0f s, all of them answering after %.1f s
    %.0f probes a second, %d without an answer; the slowest took %.1f ms, the latest began %.1f ms late
    %.4f ms of processor time a probe in our process, %.4f ms in the servers; %.0f MB resident
    a commit was seen after %.0f ms under half of the primary's addresses, after %.0f ms under all\
    """
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

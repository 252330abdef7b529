package understudy.workflows.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Elections in documents of strangers, in which everybody has a history of his own. */
final class LargeElectionTest {
  private static final int INSTANCES = 300;

  /** On an idle machine less than two seconds each; it was ten. */
  private static final Duration LONG = Duration.ofSeconds(8);

  private enum Histories {
    MANY_WRITERS,
    MANY_GAPS,
    POSITIONS;

    private String executed(int k) {
      return switch (this) {
        case MANY_WRITERS ->
            IntStream.range(0, 20)
                .mapToObj(j -> "%s:1-%d".formatted(uuid(5000 + (k + 7 * j) % 300), 3 + k * j % 5))
                .collect(Collectors.joining(","));
        case MANY_GAPS ->
            uuid(9999)
                + IntStream.range(0, 400)
                    .mapToObj(j -> ":%d-%d".formatted(10 * j + 1, 10 * j + 1 + (k + j) % 8))
                    .collect(Collectors.joining());
        case POSITIONS -> "0-1-%d,0-%d-%d".formatted(4000 + k, k + 10, 3000 + k);
      };
    }

    private static String uuid(int number) {
      return "%08d-0000-0000-0000-%012d".formatted(number, number);
    }

    String document() {
      var replicas =
          IntStream.range(1, INSTANCES)
              .mapToObj(
                  k ->
                      """
                      {"instance": "db%d", "executed": "%s", "channels": [{"source": "db0"}]}"""
                          .formatted(k, executed(k)))
              .collect(Collectors.joining(","));
      return """
      {"format": "understudy-snapshot/1", "primary": "db0",
       "instances": [{"instance": "db0", "silent": "refused"}, %s]}"""
          .formatted(replicas);
    }
  }

  @ParameterizedTest
  @EnumSource
  void isHeldWithinSeconds(Histories histories) {
    var document = SnapshotDocument.read(histories.document());
    var begun = System.nanoTime();

    var outcome = document.election(List.of());

    var took = Duration.ofNanos(System.nanoTime() - begun);
    System.out.println("%s: %d ms".formatted(histories, took.toMillis()));
    assertThat(outcome.ballots()).hasSize(INSTANCES - 1);
    assertThat(took).isLessThan(LONG);
  }
}

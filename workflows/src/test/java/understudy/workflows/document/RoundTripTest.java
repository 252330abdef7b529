package understudy.workflows.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {
  private static final int ROUNDS = 400;

  @ParameterizedTest
  @ValueSource(longs = {7, 20260101, 4711})
  void whateverIsObservedComesBackAsItWas(long seed) {
    var values = new RandomValue(new Random(seed));
    var schema = new Schema();
    for (var round = 0; round < ROUNDS; round++) {
      var document = values.document();
      var text = document.text();
      var told = "seed %d, round %d: %s".formatted(seed, round, text);

      assertThat(SnapshotDocument.read(text)).as(told).isEqualTo(document);
      assertThat(schema.complaints(text)).as(told).isEmpty();
    }
  }

  /** Or a component that the document forgets would come back as it was by chance. */
  @Test
  void everyComponentOfEveryObservationIsVaried() {
    var values = new RandomValue(new Random(1));
    for (var round = 0; round < ROUNDS; round++) {
      values.document();
    }

    assertThat(values.met()).containsKeys("Seen.executed", "Silent.reason", "Channel.retrieved");
    assertThat(values.met())
        .allSatisfy((component, met) -> assertThat(met.size()).isGreaterThan(1));
  }
}

package understudy.topology.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import understudy.topology.diagnosis.Diagnosis;
import understudy.topology.examination.Cure;
import understudy.topology.examination.Examination;
import understudy.topology.examination.ExaminationPolicy;

/** What must hold for every examination, tried on many random clusters. */
class ExaminationPropertyTest {
  private static final int ROUNDS = 1_500;

  @ParameterizedTest
  @ValueSource(longs = {7, 777, 20260103})
  void everyFindingNamesWhomItIsAboutAndWhatShowsIt(long seed) {
    var clusters = new RandomCluster(new Random(seed));
    for (var round = 0; round < ROUNDS; round++) {
      var text = clusters.lines();
      var examination = Examination.of(Scenario.parse(text).snapshot(), ExaminationPolicy.DEFAULT);
      var told = "seed %d, round %d:%n%s".formatted(seed, round, text);
      var lost = examination.verdict() instanceof Diagnosis.PrimaryLost;
      assertThat(examination.restraint().isEmpty()).as(told).isEqualTo(lost);
      assertThat(
              examination.findings().stream()
                  .anyMatch(finding -> finding.kind().cure() == Cure.FAILOVER))
          .as(told)
          .isEqualTo(lost);
      for (var finding : examination.findings()) {
        assertThat(finding.about()).as(told).isNotEmpty();
        assertThat(finding.sentence()).as(told).isNotBlank();
        assertThat(finding.advice()).as(told).isNotBlank();
        assertThat(finding.evidence()).as(told).isNotEmpty();
      }
    }
  }
}

package understudy.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {
  private static final String ROOT = "understudy";
  private static final String CARELESS_ROOT = "understudy.ops.careless";

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);
  private static final JavaClasses CARELESS = new ClassFileImporter().importPackages(CARELESS_ROOT);

  @ParameterizedTest
  @EnumSource(ArchitectureLaw.class)
  void everyLawHolds(ArchitectureLaw law) {
    law.under(ROOT).check(OURS);
  }

  @ParameterizedTest
  @EnumSource(ArchitectureLaw.class)
  void everyLawBites(ArchitectureLaw law) {
    var found = law.under(CARELESS_ROOT).evaluate(CARELESS).getFailureReport().getDetails();

    assertThat(found).anyMatch(it -> it.contains(law.bite()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "understudy.topology.diagnosis.Diagnostician",
        "understudy.workflows.operation.FailoverWorkflowImpl",
        "understudy.activities.mysql.MySqlServers",
        "understudy.detector.Detector",
        "understudy.web.WebConfiguration",
        "understudy.ops.server.Wiring"
      })
  void everyModuleIsLookedAt(String witness) {
    assertThat(OURS.contain(witness)).isTrue();
  }

  @Test
  void testsAreNotLookedAt() {
    assertThat(OURS.contain(ArchitectureTest.class)).isFalse();
  }
}

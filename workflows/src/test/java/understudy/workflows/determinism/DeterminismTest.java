package understudy.workflows.determinism;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class DeterminismTest {
  @Test
  void whatWorkflowsReachIsDeterministic() {
    var classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("understudy.workflows", "understudy.topology");

    assertThat(classes.contain("understudy.workflows.operation.FailoverWorkflowImpl")).isTrue();
    assertThat(classes.contain("understudy.topology.election.Election")).isTrue();
    DeterminismRule.DETERMINISTIC.check(classes);
  }

  @Test
  void theRuleBites() {
    var careless = new ClassFileImporter().importClasses(Careless.class);

    var found = DeterminismRule.DETERMINISTIC.evaluate(careless).getFailureReport().getDetails();

    assertThat(found)
        .anyMatch(it -> it.contains("Instant.now"))
        .anyMatch(it -> it.contains("java.util.Random"))
        .anyMatch(it -> it.contains("UUID.randomUUID"))
        .anyMatch(it -> it.contains("java.util.HashMap"))
        .anyMatch(it -> it.contains("java.util.Map.of"))
        .anyMatch(it -> it.contains("Collectors.toMap"))
        .anyMatch(it -> it.contains("java.lang.Thread"))
        .anyMatch(it -> it.contains("last"));
  }
}

package understudy.topology.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import understudy.topology.examination.Case;

/** The page {@code docs/diagnoses.md} is made from the catalogue and the scenarios. */
class ManualTest {
  private static final Path PAGE = Path.of("../docs/diagnoses.md");
  private static final Path MADE = Path.of("target/diagnoses.md");

  /** All that orchestrator 3.2.6 can say; {@code MasterWithoutReplicas} it never does. */
  private static final List<String> ORCHESTRATOR =
      List.of(
          "DeadMasterWithoutReplicas",
          "DeadMaster",
          "DeadMasterAndReplicas",
          "DeadMasterAndSomeReplicas",
          "UnreachableMasterWithLaggingReplicas",
          "UnreachableMaster",
          "LockedSemiSyncMaster",
          "LockedSemiSyncMasterHypothesis",
          "MasterWithTooManySemiSyncReplicas",
          "MasterSingleReplicaNotReplicating",
          "MasterSingleReplicaDead",
          "AllMasterReplicasNotReplicating",
          "AllMasterReplicasNotReplicatingOrDead",
          "DeadCoMaster",
          "DeadCoMasterAndSomeReplicas",
          "UnreachableCoMaster",
          "AllCoMasterReplicasNotReplicating",
          "DeadIntermediateMasterWithSingleReplicaFailingToConnect",
          "DeadIntermediateMasterWithSingleReplica",
          "DeadIntermediateMaster",
          "DeadIntermediateMasterAndSomeReplicas",
          "DeadIntermediateMasterAndReplicas",
          "UnreachableIntermediateMasterWithLaggingReplicas",
          "UnreachableIntermediateMaster",
          "AllIntermediateMasterReplicasFailingToConnectOrDead",
          "AllIntermediateMasterReplicasNotReplicating",
          "BinlogServerFailingToConnectToMaster",
          "FirstTierReplicaFailingToConnectToMaster",
          "DeadReplicationGroupMemberWithReplicas",
          "NoLoggingReplicasStructureWarning",
          "NoFailoverSupportStructureWarning",
          "StatementAndMixedLoggingReplicasStructureWarning",
          "StatementAndRowLoggingReplicasStructureWarning",
          "MixedAndRowLoggingReplicasStructureWarning",
          "MultipleMajorVersionsLoggingReplicasStructureWarning",
          "DifferentGTIDModesStructureWarning",
          "ErrantGTIDStructureWarning",
          "NoWriteableMasterStructureWarning",
          "NotEnoughValidSemiSyncReplicasStructureWarning");

  @Test
  void everyCodeOfOrchestratorHasACaseAndNoCaseAnUnknownCode() {
    var mapped =
        Stream.of(Case.values())
            .flatMap(kind -> kind.orchestrator().stream())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(mapped).isEqualTo(new TreeSet<>(ORCHESTRATOR));
  }

  @Test
  void thePageSaysWhatTheCatalogueSays() throws IOException {
    var made = Manual.of(ScenarioTest.cases()).text();
    Files.createDirectories(MADE.getParent());
    Files.writeString(MADE, made);

    assertThat(PAGE)
        .as("docs/diagnoses.md is stale: cp topology/target/diagnoses.md docs/diagnoses.md")
        .content()
        .isEqualTo(made);
  }
}

package understudy.ops.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import understudy.ops.engine.DiskSync;
import understudy.ops.engine.Engine;
import understudy.ops.engine.EngineConnection;
import understudy.ops.engine.EngineSettings;
import understudy.ops.engine.EngineSetup;
import understudy.ops.engine.EngineStatus;
import understudy.ops.engine.EngineWatch;
import understudy.ops.host.Refused;
import understudy.ops.host.Wait;
import understudy.topology.InstanceAddress;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineRealTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final EngineSettings settings =
      new EngineSettings(Homes.freePort(), OptionalInt.empty(), DiskSync.NORMAL);
  private final Engine engine;
  private final InstanceAddress address;

  EngineRealTest(@TempDir Path folder) {
    this.engine = new Engine(Homes.in(folder), Homes.LOUD);
    this.address = engine.up(settings);
  }

  @AfterAll
  void takeItDownTwice() {
    assertThat(engine.down()).isTrue();
    assertThat(engine.down()).isFalse();
    assertThat(engine.running()).isEmpty();
  }

  @Test
  void isMadeReadyAndTheSecondTimeChangesNothing() {
    EngineSetup.prepare(address, LIMIT);
    EngineSetup.prepare(address, LIMIT);
    assertThat(engine.running()).contains(address);
  }

  @Test
  void aNamespaceThatIsNotThereIsMade() {
    EngineSetup.prepare(address, "another", LIMIT);
  }

  @Test
  void upAgainIsTheSameOne() {
    var before = engine.status().map(EngineStatus::pid);
    assertThat(engine.up(settings)).isEqualTo(address);
    assertThat(engine.status().map(EngineStatus::pid)).isEqualTo(before);
  }

  @Test
  void isStartedAgainWhenItDiesAndStaysDownWhenTakenDown() {
    try (var watch = EngineWatch.begin(engine, Homes.LOUD)) {
      assertThat(watch).isNotNull();
      var before = engine.status().orElseThrow().pid();
      engine.kill();
      awaitThat(status -> status.life().equals("answering") && status.pid() != before);
      assertThat(engine.down()).isTrue();
      var revived =
          Wait.until(
              Duration.ofSeconds(1),
              Duration.ofMillis(20),
              () -> EngineConnection.answers(address, Duration.ofMillis(100)));
      assertThat(revived).isFalse();
    } finally {
      assertThat(engine.up(settings)).isEqualTo(address);
    }
  }

  private void awaitThat(Predicate<EngineStatus> holds) {
    var held =
        Wait.until(LIMIT, Duration.ofMillis(50), () -> engine.status().filter(holds).isPresent());
    assertThat(held).isTrue();
  }

  @Test
  void aNameThatNobodyAnswersToIsRefusedInOneSentence() {
    var nobody = new InstanceAddress("127.0.0.1", Homes.freePort());
    assertThatThrownBy(() -> EngineSetup.prepare(nobody, Duration.ofSeconds(1)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("within 1 s")
        .hasMessageMatching("[^\n]+");
  }
}

package understudy.ops.real;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults that are made on real servers one after the other, told while they last, and healed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 1, unit = TimeUnit.MINUTES)
abstract class FaultsOnRealServers {
  private final Path folder;
  private @Nullable WatchedServers servers;
  private boolean damaged;

  FaultsOnRealServers(Path folder) {
    this.folder = folder;
  }

  abstract Stream<Fault> faults();

  abstract WatchedServers fresh(Path folder) throws SQLException;

  @ParameterizedTest
  @MethodSource("faults")
  void isToldWhileItLastsAndNoLonger(Fault fault) throws SQLException {
    var here = whole();
    try {
      fault.make().on(here);
      here.mustFind(fault);
    } finally {
      fault.heal().on(here);
    }
    here.mustBeWell();
    damaged = false;
  }

  /** Those of the test before; new ones where a fault outlived its test. */
  private WatchedServers whole() throws SQLException {
    var here = servers;
    if (here == null || damaged) {
      down();
      here = fresh(folder);
      servers = here;
    }
    damaged = true;
    return here;
  }

  @AfterAll
  void down() {
    if (servers != null) {
      servers.close();
    }
  }
}

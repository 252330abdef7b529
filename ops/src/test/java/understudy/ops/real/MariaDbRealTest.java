package understudy.ops.real;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import understudy.ops.sandbox.SemiSync;
import understudy.ops.sandbox.ServerPrograms;

/** The main job on MariaDB, with its own GTIDs and semi-synchronous replication. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MariaDbRealTest extends WholeFamily {
  MariaDbRealTest(@TempDir Path folder) {
    super(
        folder, Homes.plan("db1 > db2 db3", SemiSync.ON, ServerPrograms.parse(List.of("mariadb"))));
  }
}

package understudy.ops.real;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import understudy.ops.sandbox.SemiSync;
import understudy.ops.sandbox.ServerPrograms;

/** The main job on MySQL 8.0. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MySql80RealTest extends UniformFamily {
  MySql80RealTest(@TempDir Path folder) {
    super(folder, Homes.plan("db1 > db2 db3", SemiSync.OFF, ServerPrograms.parse(List.of("8.0"))));
  }
}

package understudy.ops.real;

import java.nio.file.Path;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The main job on the newest MySQL, with semi-synchronous replication. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MySql97RealTest extends UniformFamily {
  MySql97RealTest(@TempDir Path folder) {
    super(folder, Homes.plan("db1 > db2 db3"));
  }
}

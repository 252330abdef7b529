package understudy.ops.real;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import understudy.ops.sandbox.SemiSync;
import understudy.ops.sandbox.ServerPrograms;

/** The same acts in the words of MySQL 8.0; none of its semi-sync plugins can be had. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActsOnMySql80RealTest extends EveryAct {
  ActsOnMySql80RealTest(@TempDir Path folder) {
    super(folder, Homes.plan(LAYOUT, SemiSync.OFF, ServerPrograms.parse(List.of("8.0"))));
  }
}

package understudy.ops.real;

import java.nio.file.Path;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** In the words of the newest MySQL, with semi-synchronous replication. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActsRealTest extends EveryAct {
  ActsRealTest(@TempDir Path folder) {
    super(folder, Homes.plan(LAYOUT));
  }
}

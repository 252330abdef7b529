package understudy.ops.real;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import understudy.ops.sandbox.SemiSync;
import understudy.ops.sandbox.ServerPrograms;

/** What the catalogue says of a replication group, made on real servers. */
class GroupCatalogueRealTest extends FaultsOnRealServers {
  GroupCatalogueRealTest(@TempDir Path folder) {
    super(folder);
  }

  @Override
  Stream<Fault> faults() {
    return GroupFaults.all();
  }

  @Override
  WatchedServers fresh(Path folder) throws SQLException {
    return WatchedServers.up(
        folder,
        Homes.plan("db1 > db2 db3, db3 > db4", SemiSync.OFF, ServerPrograms.ANY),
        GroupFaults::found);
  }
}

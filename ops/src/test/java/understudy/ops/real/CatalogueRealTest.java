package understudy.ops.real;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** Every case of the catalogue that can be made on real servers is told when it is made. */
class CatalogueRealTest extends FaultsOnRealServers {
  CatalogueRealTest(@TempDir Path folder) {
    super(folder);
  }

  @Override
  Stream<Fault> faults() {
    return Stream.of(
            ChannelFaults.all(),
            ReplicaFaults.all(),
            SettingFaults.all(),
            PrimaryFaults.all(),
            LossFaults.all())
        .flatMap(all -> all);
  }

  @Override
  WatchedServers fresh(Path folder) throws SQLException {
    return WatchedServers.up(folder, Homes.plan("db1 > db2 db3, db3 > db4 db5"), _ -> {});
  }
}

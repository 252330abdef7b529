package understudy.activities.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import understudy.activities.mysql.SemiSyncPlugins.Plugin;
import understudy.topology.Flavour;
import understudy.topology.Version;
import understudy.topology.gtid.GtidSet;

final class DialectTest {
  @ParameterizedTest
  @CsvSource({
    "9.7.4-2, MODERN",
    "8.4.0, MODERN",
    "8.0.43, MODERN",
    "8.0.26, MODERN",
    "8.0.25, EARLY_8_0",
    "8.0.15, EARLY_8_0",
    "5.7.44-log, SEVEN"
  })
  void aVersionChoosesItsFamily(String version, MySqlDialect dialect) {
    assertThat(Dialect.of(Version.parse(version))).isEqualTo(dialect);
  }

  /** What these print was written down; none of them could be had to be asked. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "8.4.5-5|Percona Server (GPL), Release 5, Revision e6e9d8a5|MODERN",
        "8.0.36-28|Percona Server (GPL), Release 28, Revision 47601f19|MODERN",
        "8.0.19-10|Percona Server (GPL), Release 10, Revision f446c04|EARLY_8_0",
        "5.7.44-48-log|Percona Server (GPL), Release 48, Revision 497f936a373|SEVEN"
      })
  void perconaServerIsSpokenToAsTheMySqlThatItIs(
      String version, String comment, MySqlDialect dialect) {
    var parsed = Version.parse(version, comment);

    assertThat(parsed.flavour()).isEqualTo(Flavour.PERCONA);
    assertThat(Dialect.of(parsed)).isEqualTo(dialect);
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.48-MariaDB, MariaDB 10.1.48-MariaDB is not supported",
    "5.6.51, MySQL 5.6.51 is not supported",
    "8.0.4-rc, MySQL 8.0.4-rc is not supported"
  })
  void whatIsNotSpokenToIsRefusedInOneSentence(String version, String sentence) {
    assertThatThrownBy(() -> Dialect.of(Version.parse(version))).hasMessageContaining(sentence);
  }

  @ParameterizedTest
  @CsvSource({
    "11.8.3-MariaDB-log, MODERN",
    "10.11.19-MariaDB-0+deb12u1-log, MODERN",
    "10.5.9-MariaDB, MODERN",
    "10.5.8-MariaDB, EARLY",
    "10.3.3-MariaDB, EARLY"
  })
  void aVersionOfMariaDbChoosesItsOwn(String version, MariaDialect dialect) {
    assertThat(Dialect.of(Version.parse(version))).isEqualTo(dialect);
  }

  @Test
  void mariaDbIsToldItsPositionsAsOneTransactionADomain() {
    var goal = GtidSet.parse("0-1-100,0-2-150,3-1-7");

    assertThat(MariaDialect.MODERN.inWords(goal)).isEqualTo("0-2-150,3-1-7");
    assertThat(MariaDialect.MODERN.beginsAt(goal))
        .containsExactly("SET GLOBAL gtid_slave_pos = '0-2-150,3-1-7'");
    assertThat(MariaDialect.MODERN.awaitExecuted(Duration.ofMillis(1250)))
        .startsWith("SELECT MASTER_GTID_WAIT(?, 1.250) waited;");
    assertThat(MySqlDialect.MODERN.beginsAt(goal)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "SHOW REPLICA STATUS, SHOW SLAVE STATUS",
    "SHOW REPLICAS, SHOW SLAVE HOSTS",
    "STOP REPLICA IO_THREAD, STOP SLAVE IO_THREAD",
    "RESET REPLICA ALL, RESET SLAVE ALL",
    "CHANGE REPLICATION SOURCE TO SOURCE_HOST = ?, CHANGE MASTER TO MASTER_HOST = ?",
    "GET_SOURCE_PUBLIC_KEY = 1, GET_MASTER_PUBLIC_KEY = 1",
    "@@global.log_replica_updates, @@global.log_slave_updates",
    "Seconds_Behind_Source, Seconds_Behind_Master",
    "Replica_IO_Running, Slave_IO_Running",
    "performance_schema.replication_connection_status,"
        + " performance_schema.replication_connection_status"
  })
  void oldFamiliesAreSpokenToInTheirOwnWords(String modern, String old) {
    assertThat(MariaDialect.MODERN.say(modern)).isEqualTo(old);
    assertThat(MySqlDialect.EARLY_8_0.say(modern)).isEqualTo(old);
    assertThat(MySqlDialect.SEVEN.say(modern)).isEqualTo(old);
    assertThat(MySqlDialect.MODERN.say(modern)).isEqualTo(modern);
  }

  @Test
  void semiSynchronousVariablesAreNamedAfterThePluginThatIsLoaded() {
    var modern = SemiSyncPlugins.of(Set.of("rpl_semi_sync_source", "rpl_semi_sync_replica"));
    var old = SemiSyncPlugins.of(Set.of("rpl_semi_sync_master", "rpl_semi_sync_slave"));
    var none = SemiSyncPlugins.of(Set.of());

    assertThat(modern.acknowledgements()).contains("rpl_semi_sync_source_wait_for_replica_count");
    assertThat(modern.ofReplica("enabled")).isEqualTo("rpl_semi_sync_replica_enabled");
    assertThat(old.acknowledgements()).contains("rpl_semi_sync_master_wait_for_slave_count");
    assertThat(old.ofReplica("status")).isEqualTo("rpl_semi_sync_slave_status");
    assertThat(SemiSyncPlugins.BUILT_IN.acknowledgements()).isEmpty();
    assertThat(SemiSyncPlugins.BUILT_IN.ofSource("timeout"))
        .isEqualTo("rpl_semi_sync_master_timeout");
    assertThat(none).isEqualTo(new SemiSyncPlugins(Plugin.NONE, Plugin.NONE));
  }
}

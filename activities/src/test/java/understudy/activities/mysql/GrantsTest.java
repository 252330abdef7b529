package understudy.activities.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import understudy.topology.Version;

final class GrantsTest {
  private static final Version NINE = Version.parse("9.7.4-2");

  @Test
  void theNeededOnesAreEnough() {
    var grants =
        Grants.parse(
            List.of(
                "GRANT RELOAD, PROCESS, REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO `u`@`%`",
                "GRANT CONNECTION_ADMIN,REPLICATION_SLAVE_ADMIN,SYSTEM_VARIABLES_ADMIN ON *.* TO"
                    + " `u`@`%`",
                "GRANT SELECT ON `performance_schema`.* TO `u`@`%`"));

    assertThat(grants.missing(NINE)).isEmpty();
  }

  @Test
  void everyMissingOneIsNamedWithTheStatementThatGrantsIt() {
    var grants =
        Grants.parse(
            List.of(
                "GRANT PROCESS, REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO `u`@`%`",
                "GRANT REPLICATION_SLAVE_ADMIN ON *.* TO `u`@`%`",
                "GRANT SELECT, RELOAD ON `app`.* TO `u`@`%`"));

    var missing = grants.missing(NINE);

    assertThat(missing)
        .containsExactly(
            Privilege.RELOAD,
            Privilege.VARIABLES_ADMIN,
            Privilege.CONNECTION_ADMIN,
            Privilege.PERFORMANCE_SCHEMA);
    assertThat(Grants.statements(missing, "'u'@'%'"))
        .containsExactly(
            "GRANT RELOAD, SYSTEM_VARIABLES_ADMIN, CONNECTION_ADMIN ON *.* TO 'u'@'%';",
            "GRANT SELECT ON performance_schema.* TO 'u'@'%';");
  }

  @Test
  void whoMayDoEverythingLacksNothing() {
    var grants = Grants.parse(List.of("GRANT ALL PRIVILEGES ON *.* TO 'u'@'%' WITH GRANT OPTION"));

    assertThat(grants.missing(NINE)).isEmpty();
    assertThat(grants.missing(Version.parse("5.7.44"))).isEmpty();
  }

  @Test
  void mariaDbsHaveNamesOfTheirOwn() {
    var grants =
        Grants.parse(
            List.of(
                "GRANT RELOAD, PROCESS, REPLICATION SLAVE, BINLOG MONITOR, CONNECTION ADMIN,"
                    + " REPLICATION SLAVE ADMIN, REPLICATION MASTER ADMIN, SLAVE MONITOR ON *.* TO"
                    + " `u`@`%` IDENTIFIED BY PASSWORD '*00'"));

    var missing = grants.missing(Version.parse("10.11.19-MariaDB"));

    assertThat(missing).containsExactly(Privilege.MARIA_READ_ONLY_ADMIN);
    assertThat(Grants.statements(missing, "'u'@'%'"))
        .containsExactly("GRANT READ_ONLY ADMIN ON *.* TO 'u'@'%';");
  }

  @Test
  void before80SuperStandsForTheAdministrativeOnes() {
    var grants =
        Grants.parse(
            List.of(
                "GRANT RELOAD, PROCESS, REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO 'u'@'%'",
                "GRANT SELECT ON `performance_schema`.* TO 'u'@'%'"));

    assertThat(grants.missing(Version.parse("5.7.44"))).containsExactly(Privilege.SUPER);
  }
}

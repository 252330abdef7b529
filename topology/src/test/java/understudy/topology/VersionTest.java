package understudy.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionTest {
  @ParameterizedTest
  @CsvSource({
    "9.7.0, MySQL Community Server - GPL, MYSQL, 9.7.0",
    "8.0.36-28, 'Percona Server (GPL), Release 28', PERCONA, 8.0.36-28-percona",
    "10.11.6-MariaDB-0+deb12u1-log, Debian 12, MARIADB, 10.11.6-MariaDB-0+deb12u1-log",
    "11.4.2, mariadb.org binary distribution, MARIADB, 11.4.2-mariadb",
    "10.4.12-maxscale, MaxScale, BINLOG_SERVER, 10.4.12-maxscale",
    "9.7.0, '', MYSQL, 9.7.0"
  })
  void saysWhoseServerItIs(String printed, String comment, Flavour flavour, String text) {
    var version = Version.parse(printed, comment);

    assertThat(version.flavour()).isEqualTo(flavour);
    assertThat(version).hasToString(text);
  }

  @Test
  void saysTheSameWhenReadBackFromItsText() {
    var version = Version.parse("8.0.36-28", "Percona Server");

    assertThat(Version.parse(version.toString())).isEqualTo(version);
  }
}

package understudy.activities.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import understudy.activities.mysql.Answers.Row;
import understudy.activities.mysql.Answers.UnreadableException;
import understudy.activities.mysql.Seldom.Reading;
import understudy.topology.GroupView;
import understudy.topology.InstanceAddress;
import understudy.topology.Version;
import understudy.topology.Vitals;
import understudy.topology.Writability;

final class SeldomTest {
  private static final InstanceAddress DB1 = new InstanceAddress("db1", 3306);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String UUID = "11111111-1111-1111-1111-111111111111";
  private static final Row SELF =
      Rows.of(Map.of("read_only", "0", "super_read_only", "0", "max_connections", "151"));
  private static final List<Row> STATUS =
      List.of(named("uptime", "3600"), named("threads_connected", "7"));
  private static final String EVERYTHING = "GRANT ALL PRIVILEGES ON *.* TO `u`@`%`";

  private final Seldom seldom = new Seldom();

  @Test
  void whatWasNeverReadIsDueAndNothingIsKnown() {
    assertThat(seldom.isDue(DB1, START)).isTrue();
    assertThat(seldom.last(DB1, START).vitals(SELF, START)).isEqualTo(Vitals.UNKNOWN);
  }

  @Test
  void whatWasReadIsNotDueForHalfAMinute() {
    modern(grants(EVERYTHING), List.of());

    assertThat(seldom.isDue(DB1, START.plusSeconds(30))).isFalse();
    assertThat(seldom.isDue(DB1, START.plusSeconds(31))).isTrue();
    seldom.forget(DB1);
    assertThat(seldom.isDue(DB1, START)).isTrue();
  }

  @Test
  void aMemberOfAGroupIsAskedMoreOften() {
    var member =
        Rows.of(
            Map.of(
                "member_id", UUID,
                "member_host", "db1",
                "member_port", "3306",
                "member_state", "ONLINE",
                "member_role", "PRIMARY"));

    assertThat(modern(grants(EVERYTHING), List.of(member)).group())
        .map(GroupView::name)
        .contains(UUID);
    assertThat(seldom.isDue(DB1, START.plusSeconds(2))).isFalse();
    assertThat(seldom.isDue(DB1, START.plusSeconds(3))).isTrue();
  }

  @Test
  void uptimeGoesOnBetweenReadings() {
    modern(grants(EVERYTHING), List.of());

    var vitals = seldom.last(DB1, START).vitals(SELF, START.plusSeconds(10));

    assertThat(vitals.uptime()).contains(Duration.ofSeconds(3610));
    assertThat(vitals.connections()).contains(new Vitals.Connections(7, 151));
  }

  @Test
  void whereAValueComesFromTellsWhatHoldsAfterARestart() {
    assertThat(modern(grants(EVERYTHING), List.of()).afterRestart()).contains(Writability.WRITABLE);
  }

  @Test
  void missingGrantsAreNamed() {
    var some =
        grants(
            "GRANT RELOAD, PROCESS, REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO `u`@`%`",
            "GRANT REPLICATION_SLAVE_ADMIN,CONNECTION_ADMIN ON *.* TO `u`@`%`",
            "GRANT SELECT ON `performance_schema`.* TO `u`@`%`");

    assertThat(modern(some, List.of()).missingGrants()).containsExactly("SYSTEM_VARIABLES_ADMIN");
  }

  @Test
  void anAccountWithRolesIsNotJudged() {
    var some = grants("GRANT USAGE ON *.* TO `u`@`%`", "GRANT `r`@`%` TO `u`@`%`");

    assertThat(modern(some, List.of()).missingGrants()).isEmpty();
  }

  @Test
  void mySql57TellsNeitherGroupsNorOrigins() {
    var reading = read("5.7.44-log", List.of(STATUS, grants("GRANT USAGE ON *.* TO 'u'@'%'")));

    assertThat(reading.afterRestart()).isEmpty();
    assertThat(reading.group()).isEmpty();
    assertThat(reading.connected()).contains(7);
    assertThat(reading.missingGrants()).contains("SUPER", "RELOAD");
  }

  @ParameterizedTest
  @CsvSource({
    "10.11.18-MariaDB, READ_ONLY ADMIN",
    "10.11.18-MariaDB, SLAVE MONITOR",
    "10.3.39-MariaDB, SUPER"
  })
  void mariaDbTellsWhereReadOnlyComesFromAndWhatIsNotGranted(String version, String missing) {
    var origin = List.of(Rows.of(Map.of("origin", "CONFIG")));
    var reading = read(version, List.of(origin, grants("GRANT RELOAD, PROCESS ON *.* TO `u`@`%`")));

    assertThat(reading.afterRestart()).contains(Writability.WRITABLE);
    assertThat(reading.missingGrants()).contains(missing).doesNotContain("RELOAD", "SELECT");
    assertThat(seldom.last(DB1, START)).isEqualTo(reading);
  }

  @Test
  void aServerThatCountsWhatCannotBeIsRefused() {
    var status = List.of(named("threads_connected", "4294967297"));

    assertThatThrownBy(() -> read("5.7.44-log", List.of(status, grants(EVERYTHING))))
        .isInstanceOf(UnreadableException.class);
  }

  private Reading modern(List<Row> grants, List<Row> members) {
    return read(
        "9.7.0",
        List.of(
            STATUS,
            List.of(from("read_only"), from("super_read_only")),
            List.of(named("group_replication_group_name", UUID)),
            members,
            grants));
  }

  private Reading read(String version, List<List<Row>> sets) {
    return seldom.read(DB1, Version.parse(version), SELF, new Answers(sets), START);
  }

  private static List<Row> grants(String... lines) {
    return Arrays.stream(lines).map(it -> Rows.of(Map.of("grants", it))).toList();
  }

  private static Row named(String name, String value) {
    return Rows.of(Map.of("name", name, "value", value));
  }

  private static Row from(String variable) {
    return Rows.of(Map.of("name", variable, "variable_source", "COMPILED"));
  }
}

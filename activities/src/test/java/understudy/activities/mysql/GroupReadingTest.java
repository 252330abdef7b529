package understudy.activities.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import understudy.activities.mysql.Answers.Row;
import understudy.activities.mysql.Answers.UnreadableException;
import understudy.topology.GroupMember;
import understudy.topology.GroupMember.Role;
import understudy.topology.GroupMember.State;
import understudy.topology.GroupView;
import understudy.topology.InstanceAddress;
import understudy.topology.ServerUuid;

final class GroupReadingTest {
  private static final String GROUP = "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa";
  private static final String UUID = "11111111-1111-1111-1111-111111111111";

  @Test
  void aMemberTellsItsGroupAndWhoLeadsIt() {
    var group = GroupReading.of(variables(GROUP, "ON"), List.of(member("ONLINE", "PRIMARY")));

    assertThat(group)
        .contains(
            new GroupView(
                GROUP,
                GroupView.Mode.SINGLE_PRIMARY,
                List.of(
                    new GroupMember(
                        new ServerUuid(UUID),
                        new InstanceAddress("db1", 3306),
                        State.ONLINE,
                        Role.PRIMARY))));
  }

  @ParameterizedTest
  @CsvSource({"ON, SINGLE_PRIMARY", "1, SINGLE_PRIMARY", "OFF, MULTI_PRIMARY"})
  void severalMayLeadWhereTheModeIsOff(String mode, GroupView.Mode expected) {
    var group = GroupReading.of(variables(GROUP, mode), List.of(member("ONLINE", "PRIMARY")));

    assertThat(group).map(GroupView::mode).contains(expected);
  }

  @Test
  void whoIsNotOnlineHasNoRole() {
    var group = GroupReading.of(variables(GROUP, "ON"), List.of(member("recovering", "")));

    assertThat(group.orElseThrow().members())
        .allMatch(it -> it.role() == Role.NONE && it.state() == State.RECOVERING && !it.leads());
  }

  @Test
  void whoHasThePluginAndNoGroupBelongsToNone() {
    var members = List.of(member("OFFLINE", ""));

    assertThat(GroupReading.of(Map.of(), members)).isEmpty();
    assertThat(GroupReading.of(variables("", "ON"), members)).isEmpty();
    assertThat(GroupReading.of(variables(GROUP, "ON"), List.of())).isEmpty();
  }

  @Test
  void aMemberAtAPortThatCannotBeIsRefused() {
    var member = Rows.of(Map.of("member_id", UUID, "member_host", "db1", "member_port", "70000"));

    assertThatThrownBy(() -> GroupReading.of(variables(GROUP, "ON"), List.of(member)))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("member_port");
  }

  private static Map<String, Row> variables(String name, String singlePrimary) {
    return Map.of(
        "group_replication_group_name", Rows.of(Map.of("value", name)),
        "group_replication_single_primary_mode", Rows.of(Map.of("value", singlePrimary)));
  }

  private static Row member(String state, String role) {
    return Rows.of(
        Map.of(
            "member_id", UUID,
            "member_host", "db1",
            "member_port", "3306",
            "member_state", state,
            "member_role", role));
  }
}

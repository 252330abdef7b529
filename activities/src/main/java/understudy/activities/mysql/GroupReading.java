package understudy.activities.mysql;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import understudy.activities.mysql.Answers.Row;
import understudy.topology.GroupMember;
import understudy.topology.GroupView;
import understudy.topology.ServerUuid;
import understudy.topology.Switch;

/** Reads a replication group as one of its members sees it. */
final class GroupReading {
  private GroupReading() {}

  /** Nothing, of a server that belongs to no group. */
  static Optional<GroupView> of(Map<String, Row> variables, List<Row> members) {
    var name =
        Optional.ofNullable(variables.get("group_replication_group_name"))
            .flatMap(row -> row.find("value"))
            .filter(text -> !text.isBlank());
    if (name.isEmpty() || members.isEmpty()) {
      return Optional.empty();
    }
    var single =
        Optional.ofNullable(variables.get("group_replication_single_primary_mode"))
            .flatMap(row -> row.find("value"))
            .map(Switch::of)
            .orElse(Switch.ON);
    return Optional.of(
        new GroupView(
            name.get(),
            single == Switch.OFF ? GroupView.Mode.MULTI_PRIMARY : GroupView.Mode.SINGLE_PRIMARY,
            members.stream().map(GroupReading::member).toList()));
  }

  private static GroupMember member(Row row) {
    return new GroupMember(
        new ServerUuid(row.text("member_id")),
        row.address("member_host", "member_port"),
        GroupMember.State.valueOf(row.text("member_state").toUpperCase(Locale.ROOT)),
        switch (row.find("member_role").orElse("")) {
          case "PRIMARY" -> GroupMember.Role.PRIMARY;
          case "SECONDARY" -> GroupMember.Role.SECONDARY;
          default -> GroupMember.Role.NONE;
        });
  }
}

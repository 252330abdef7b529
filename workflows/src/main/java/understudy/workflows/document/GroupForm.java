package understudy.workflows.document;

import java.util.List;
import understudy.topology.GroupMember;
import understudy.topology.GroupView;
import understudy.topology.InstanceAddress;
import understudy.topology.ServerUuid;

/** What is said of a replication group. */
final class GroupForm {
  /** MySQL itself allows nine. */
  private static final int MOST_MEMBERS = 100;

  private static final Member<GroupMember, ServerUuid> UUID =
      Member.required("uuid", Kinds.UUID, GroupMember::uuid, "its `MEMBER_ID`");

  private static final Member<GroupMember, InstanceAddress> INSTANCE =
      Member.required(
          "instance", Kinds.ADDRESS, GroupMember::instance, "`MEMBER_HOST` and `MEMBER_PORT`");

  private static final Member<GroupMember, GroupMember.State> STATE =
      Member.or(
          "state",
          Kinds.word(GroupMember.State.class),
          GroupMember::state,
          GroupMember.State.ONLINE,
          "`MEMBER_STATE`");

  private static final Member<GroupMember, GroupMember.Role> ROLE =
      Member.or(
          "role",
          Kinds.word(GroupMember.Role.class),
          GroupMember::role,
          GroupMember.Role.NONE,
          "`MEMBER_ROLE`");

  private static final Form<GroupMember> MEMBER =
      new Form<>(
          "groupMember",
          "One member of a replication group.",
          List.of(UUID, INSTANCE, STATE, ROLE),
          place ->
              new GroupMember(
                  UUID.read(place), INSTANCE.read(place), STATE.read(place), ROLE.read(place)));

  private static final Member<GroupView, String> NAME =
      Member.required("name", Kinds.MESSAGE, GroupView::name, "`group_replication_group_name`");

  private static final Member<GroupView, GroupView.Mode> MODE =
      Member.or(
          "mode",
          Kinds.word(GroupView.Mode.class),
          GroupView::mode,
          GroupView.Mode.SINGLE_PRIMARY,
          "`group_replication_single_primary_mode`");

  private static final Member<GroupView, List<GroupMember>> MEMBERS =
      Member.required(
          "members",
          Kinds.list(MEMBER.kind(), MOST_MEMBERS),
          GroupView::members,
          "all of them, the one that tells included");

  static final Form<GroupView> FORM =
      new Form<>(
          "group",
          "A replication group, as one of its members sees it.",
          List.of(NAME, MODE, MEMBERS),
          place -> new GroupView(NAME.read(place), MODE.read(place), MEMBERS.read(place)));

  private GroupForm() {}
}

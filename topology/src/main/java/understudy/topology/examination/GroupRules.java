package understudy.topology.examination;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import understudy.topology.GroupMember;
import understudy.topology.GroupView;
import understudy.topology.InstanceAddress;
import understudy.topology.Seen;

/** Replication groups: the members elect for themselves, and Understudy tells what became of it. */
final class GroupRules {
  private GroupRules() {}

  static Stream<Finding> examine(Chart chart) {
    return view(chart).stream()
        .flatMap(
            view ->
                Stream.of(
                        leadership(chart, view),
                        quorum(chart, view),
                        severalPrimaries(chart, view),
                        offline(chart, view),
                        deadWithReplicas(chart, view))
                    .flatMap(found -> found));
  }

  /** Whether an instance belongs to a group, by its own word or another member's. */
  static boolean belongs(Chart chart, InstanceAddress instance) {
    return chart.snapshot().seen().stream()
        .flatMap(seen -> seen.group().stream())
        .flatMap(view -> view.members().stream())
        .anyMatch(member -> address(chart, member).equals(instance));
  }

  /** As the member sees it that sees most members online. */
  private static Optional<GroupView> view(Chart chart) {
    return chart.snapshot().seen().stream()
        .flatMap(seen -> seen.group().stream())
        .reduce((one, other) -> online(other) > online(one) ? other : one);
  }

  private static long online(GroupView view) {
    return view.members().stream()
        .filter(member -> member.state() == GroupMember.State.ONLINE)
        .count();
  }

  /** Members are known by their UUIDs: the group may have other addresses of them than we. */
  private static InstanceAddress address(Chart chart, GroupMember member) {
    return chart.snapshot().seen().stream()
        .filter(seen -> seen.identity().uuid().equals(member.uuid()))
        .map(Seen::instance)
        .findFirst()
        .or(() -> remembered(chart, member))
        .orElse(member.instance());
  }

  private static Optional<InstanceAddress> remembered(Chart chart, GroupMember member) {
    return chart.snapshot().silent().stream()
        .filter(
            silent -> silent.remembered().filter(it -> it.uuid().equals(member.uuid())).isPresent())
        .map(silent -> silent.instance())
        .findFirst();
  }

  private static Stream<Finding> leadership(Chart chart, GroupView view) {
    if (view.mode() == GroupView.Mode.MULTI_PRIMARY) {
      return Stream.empty();
    }
    var leader = view.primaries().stream().map(it -> address(chart, it)).findFirst();
    if (leader.filter(chart::isPrimary).isPresent()) {
      return Stream.empty();
    }
    if (leader.isPresent() && chart.seenPrimary().isPresent()) {
      return Stream.of(
          finding(
              chart,
              Case.GROUP_LED_BY_ANOTHER,
              List.of(leader.get(), chart.primary()),
              "the group is led by %s, and not by %s".formatted(leader.get(), chart.primary()),
              "nothing, if applications find the new primary by themselves"));
    }
    return Stream.of(
        finding(
            chart,
            Case.GROUP_PRIMARY_LOST,
            Stream.concat(Stream.of(chart.primary()), leader.stream()).toList(),
            leader
                .map(
                    it ->
                        "the group lost its primary %s, and made %s lead"
                            .formatted(chart.primary(), it))
                .orElseGet(
                    () -> "the group has no primary; %s led it before".formatted(chart.primary())),
            "look after %s; a group without a primary must be brought back by hand"
                .formatted(chart.primary())));
  }

  private static Stream<Finding> quorum(Chart chart, GroupView view) {
    var away =
        view.members().stream()
            .filter(member -> member.state() == GroupMember.State.UNREACHABLE)
            .toList();
    return away.size() * 2 < view.members().size()
        ? Stream.empty()
        : Stream.of(
            finding(
                chart,
                Case.GROUP_WITHOUT_QUORUM,
                addresses(chart, away),
                "%d of %d members of the group are unreachable: it has no majority, and commits hang"
                    .formatted(away.size(), view.members().size()),
                "bring them back, or set group_replication_force_members on what is left"));
  }

  private static Stream<Finding> severalPrimaries(Chart chart, GroupView view) {
    return view.mode() == GroupView.Mode.SINGLE_PRIMARY
        ? Stream.empty()
        : Stream.of(
            finding(
                chart,
                Case.GROUP_WITH_SEVERAL_PRIMARIES,
                addresses(chart, view.primaries()),
                "every member of the group may take writes: no failover is needed, and none is made",
                "nothing"));
  }

  private static Stream<Finding> offline(Chart chart, GroupView view) {
    return Stream.concat(view.members().stream(), departed(chart, view))
        .filter(member -> member.state() != GroupMember.State.ONLINE)
        .map(
            member ->
                finding(
                    chart,
                    Case.GROUP_MEMBER_NOT_ONLINE,
                    List.of(address(chart, member)),
                    "%s is %s in its group".formatted(address(chart, member), member.state()),
                    "see its error log; START GROUP_REPLICATION when it is mended"));
  }

  /** Of those that left, or were expelled, the others know nothing any more. */
  private static Stream<GroupMember> departed(Chart chart, GroupView view) {
    return chart.snapshot().seen().stream()
        .filter(seen -> view.member(seen.identity().uuid()).isEmpty())
        .flatMap(seen -> seen.group().flatMap(own -> own.member(seen.identity().uuid())).stream());
  }

  private static Stream<Finding> deadWithReplicas(Chart chart, GroupView view) {
    return view.members().stream()
        .map(member -> address(chart, member))
        .filter(it -> chart.isMember(it) && chart.snapshot().seen(it).isEmpty())
        .filter(it -> chart.below(it).count() > 0 && !chart.below(it).anyHears())
        .map(it -> dead(chart, it));
  }

  private static Finding dead(Chart chart, InstanceAddress instance) {
    var about = new ArrayList<>(List.of(instance));
    about.addAll(chart.below(instance).seen());
    return new Finding(
        Case.GROUP_MEMBER_WITH_REPLICAS_DEAD,
        about,
        "group member %s is silent, and none of its replicas hears it".formatted(instance),
        "let its replicas follow another member of the group",
        chart.evidenceOf(instance));
  }

  private static List<InstanceAddress> addresses(Chart chart, List<GroupMember> members) {
    return members.stream().map(member -> address(chart, member)).toList();
  }

  private static Finding finding(
      Chart chart, Case kind, List<InstanceAddress> about, String sentence, String advice) {
    var evidence =
        chart.snapshot().seen().stream()
            .filter(seen -> seen.group().isPresent())
            .map(seen -> new Evidence(seen.instance(), seen.at(), states(seen.group().get())))
            .toList();
    return new Finding(kind, about, sentence, advice, evidence);
  }

  private static String states(GroupView view) {
    return view.members().stream()
        .map(it -> "%s is %s %s".formatted(it.instance(), it.state(), it.role()))
        .reduce("%s, %s"::formatted)
        .orElse("it sees nobody");
  }
}

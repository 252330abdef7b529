package understudy.topology.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import understudy.topology.ChannelSettings;
import understudy.topology.GroupMember;
import understudy.topology.GroupView;
import understudy.topology.InstanceAddress;
import understudy.topology.Names;
import understudy.topology.ServerError;
import understudy.topology.ServerUuid;
import understudy.topology.Settings;
import understudy.topology.Switch;
import understudy.topology.Vitals;
import understudy.topology.Writability;
import understudy.topology.WriteTrial;

/** The words of a member's line about its settings, its strain and its group. */
record Extras(SortedMap<String, String> words) {
  static final List<String> KNOWN =
      List.of(
          "own",
          "recovery",
          "syncrelay",
          "syncbinlog",
          "flush",
          "nettimeout",
          "restart",
          "connections",
          "write",
          "lacks",
          "group",
          "mode",
          "filters",
          "account");

  Names names() {
    return new Names(find("own").map(InstanceAddress::parse), Optional.empty(), Optional.empty());
  }

  Settings settings() {
    return new Settings(
        find("recovery").map(Switch::of).orElse(Switch.UNKNOWN),
        find("syncrelay").map(Long::valueOf),
        find("syncbinlog").map(Long::valueOf),
        find("flush").map(Integer::valueOf),
        find("nettimeout").map(Scenario::duration),
        find("restart").map(word -> Writability.valueOf(word.toUpperCase(Locale.ROOT))));
  }

  ChannelSettings channel() {
    return new ChannelSettings(
        find("filters").map(Switch::of).orElse(Switch.OFF),
        find("account").map(Switch::of).orElse(Switch.ON),
        Switch.UNKNOWN);
  }

  Vitals vitals() {
    return new Vitals(
        Optional.of(Duration.ofDays(1)),
        find("connections").map(Extras::connections),
        find("write").map(Extras::write),
        find("lacks").map(word -> List.of(word.split(",", -1))).orElse(List.of()));
  }

  /** {@code 140/151}. */
  private static Vitals.Connections connections(String word) {
    var parts = word.split("/", -1);
    return new Vitals.Connections(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
  }

  /** {@code written}, {@code pending:5s} or {@code failed:1021}. */
  private static WriteTrial write(String word) {
    var parts = word.split(":", -1);
    var result = WriteTrial.Result.valueOf(parts[0].toUpperCase(Locale.ROOT));
    return switch (result) {
      case WRITTEN -> new WriteTrial(result, Duration.ofMillis(2), Optional.empty());
      case PENDING -> new WriteTrial(result, Scenario.duration(parts[1]), Optional.empty());
      case FAILED ->
          new WriteTrial(
              result,
              Duration.ofMillis(2),
              Optional.of(new ServerError(Integer.parseInt(parts[1]), "as the server says")));
    };
  }

  /** {@code db1:primary,db2:secondary,db3:unreachable}. */
  Optional<GroupView> group() {
    return find("group")
        .map(
            word ->
                new GroupView(
                    "eeeeeeee-0000-0000-0000-000000000000",
                    GroupView.Mode.valueOf(
                        find("mode").orElse("single_primary").toUpperCase(Locale.ROOT)),
                    Stream.of(word.split(",", -1)).map(Extras::member).toList()));
  }

  private static GroupMember member(String word) {
    var parts = word.split(":", -1);
    var address = InstanceAddress.parse(parts[0]);
    var uuid = new ServerUuid(Letters.uuid(Letters.of(address)));
    return switch (parts[1]) {
      case "primary" ->
          new GroupMember(uuid, address, GroupMember.State.ONLINE, GroupMember.Role.PRIMARY);
      case "secondary" ->
          new GroupMember(uuid, address, GroupMember.State.ONLINE, GroupMember.Role.SECONDARY);
      case String state ->
          new GroupMember(
              uuid,
              address,
              GroupMember.State.valueOf(state.toUpperCase(Locale.ROOT)),
              GroupMember.Role.NONE);
    };
  }

  private Optional<String> find(String word) {
    return Optional.ofNullable(words.get(word));
  }
}

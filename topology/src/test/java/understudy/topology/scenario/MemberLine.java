package understudy.topology.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import understudy.topology.Applier;
import understudy.topology.BinaryLog;
import understudy.topology.Channel;
import understudy.topology.Identity;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.Progress;
import understudy.topology.PromotionRule;
import understudy.topology.Receiver;
import understudy.topology.Remembered;
import understudy.topology.Seen;
import understudy.topology.SemiSync;
import understudy.topology.ServerError;
import understudy.topology.ServerUuid;
import understudy.topology.Silent;
import understudy.topology.Version;
import understudy.topology.Writability;
import understudy.topology.gtid.GtidSet;
import understudy.topology.trait.Site;

/**
 * One member: {@code db2 replica of db1 receiver=connecting executed=A:1-100}. What is left out is
 * healthy; the README beside the scenarios lists the words.
 */
record MemberLine(
    InstanceAddress address,
    List<String> flags,
    List<InstanceAddress> sources,
    SortedMap<String, String> settings) {

  static MemberLine parse(String line) {
    var words = List.of(line.split("\\s+"));
    var flags = new ArrayList<String>();
    var sources = new ArrayList<InstanceAddress>();
    var settings = new TreeMap<String, String>();
    for (var k = 1; k < words.size(); k++) {
      var word = words.get(k);
      if (word.equals("of")) {
        k++;
        Stream.of(words.get(k).split(",")).map(InstanceAddress::parse).forEach(sources::add);
      } else if (word.equals("silent")) {
        k++;
        settings.put("silent", words.get(k));
      } else if (word.contains("=")) {
        var key = word.substring(0, word.indexOf('='));
        require(Extras.KNOWN.contains(key) ? Extras.KNOWN : SETTINGS, key, line);
        settings.put(key, word.substring(key.length() + 1));
      } else {
        require(FLAGS, word, line);
        flags.add(word);
      }
    }
    return new MemberLine(InstanceAddress.parse(words.getFirst()), flags, sources, settings);
  }

  private static final List<String> FLAGS =
      List.of("primary", "replica", "alone", "writable", "read-only", "excluded");
  private static final List<String> SETTINGS =
      List.of(
          "receiver",
          "heard",
          "every",
          "applier",
          "lag",
          "executed",
          "retrieved",
          "version",
          "format",
          "log",
          "relayed",
          "gtid",
          "delay",
          "source",
          "acks",
          "rule",
          "dc",
          "region",
          "uuid",
          "is",
          "id",
          "consistency",
          "position",
          "clients",
          "waiting",
          "point",
          "followed");

  private static void require(List<String> known, String word, String line) {
    if (!known.contains(word)) {
      throw new IllegalArgumentException("'%s' is not understood in: %s".formatted(word, line));
    }
  }

  boolean isPrimary() {
    return flags.contains("primary");
  }

  boolean isExcluded() {
    return flags.contains("excluded");
  }

  Optional<PromotionRule> rule() {
    return Optional.ofNullable(settings.get("rule"))
        .map(it -> PromotionRule.valueOf(it.toUpperCase(Locale.ROOT)));
  }

  Site site() {
    return new Site(
        Optional.ofNullable(settings.get("dc")),
        Optional.ofNullable(settings.get("region")),
        Optional.empty());
  }

  Observation observation(Instant now) {
    var silent = settings.get("silent");
    return silent == null
        ? seen(now)
        : silent(now, Silent.Reason.valueOf(silent.toUpperCase(Locale.ROOT)));
  }

  /** {@code followed=db1}: what is remembered of it. */
  private Silent silent(Instant now, Silent.Reason reason) {
    var silence = new Silent(address, now, reason, "");
    return settings.containsKey("followed")
        ? silence.remembering(
            new Remembered(
                now.minusSeconds(30),
                new ServerUuid(Letters.uuid(Letters.of(address))),
                List.of(InstanceAddress.parse(settings.get("followed")))))
        : silence;
  }

  private Seen seen(Instant now) {
    var letter = Letters.of(address);
    var extras = new Extras(settings);
    return new Seen(
        address,
        now,
        Duration.ofMillis(1),
        new Identity(
            new ServerUuid(Letters.uuid(setting("is", letter + "").charAt(0))),
            Long.parseLong(setting("id", (int) letter + "")),
            Version.parse(setting("version", "9.7.0")),
            extras.names()),
        writability(),
        binaryLog(),
        gtids("executed", "A:1-100"),
        semiSync(),
        sources.stream().map(source -> channel(source, now)).toList(),
        List.of(),
        extras.settings(),
        extras.vitals(),
        extras.group());
  }

  private Writability writability() {
    if (flags.contains("read-only")) {
      return Writability.READ_ONLY;
    }
    return isPrimary() || flags.contains("writable")
        ? Writability.WRITABLE
        : Writability.SUPER_READ_ONLY;
  }

  private BinaryLog binaryLog() {
    return new BinaryLog(
        BinaryLog.State.valueOf(setting("log", "ON")),
        BinaryLog.Format.valueOf(setting("format", "ROW")),
        BinaryLog.Relayed.valueOf(setting("relayed", "LOGGED")),
        BinaryLog.GtidMode.valueOf(setting("gtid", "ON")),
        BinaryLog.Consistency.valueOf(setting("consistency", "ENFORCED")),
        Optional.of(BinaryLog.RowImage.FULL),
        Optional.empty(),
        GtidSet.empty());
  }

  private Channel channel(InstanceAddress source, Instant now) {
    var heard = setting("heard", "0.4s");
    var receiver = setting("receiver", "running").split(":", -1);
    var applier = setting("applier", "running").split(":", -1);
    return new Channel(
        "",
        source,
        Optional.ofNullable(settings.get("uuid"))
            .map(letter -> new ServerUuid(Letters.uuid(letter.charAt(0)))),
        Channel.Positioning.valueOf(setting("position", "AUTO")),
        new Receiver(
            Receiver.State.valueOf(receiver[0].toUpperCase(Locale.ROOT)),
            error(receiver),
            heard.equals("never")
                ? Optional.empty()
                : Optional.of(now.minus(Scenario.duration(heard))),
            Scenario.duration(setting("every", "1s"))),
        new Applier(
            Applier.State.valueOf(applier[0].toUpperCase(Locale.ROOT)),
            error(applier),
            Optional.ofNullable(settings.get("lag")).map(Scenario::duration)),
        gtids("retrieved", ""),
        Scenario.duration(setting("delay", "0s")),
        Progress.UNKNOWN,
        new Extras(settings).channel());
  }

  private static Optional<ServerError> error(String[] words) {
    return words.length == 1
        ? Optional.empty()
        : Optional.of(
            new ServerError(
                Integer.parseInt(words[1]),
                words.length > 2 ? words[2].replace('-', ' ') : "as the server says"));
  }

  /** {@code source=on:1} waits for one; {@code acks=on} acknowledges. */
  private SemiSync semiSync() {
    var source = setting("source", "none").split(":", -1);
    var wanted = source.length == 1 ? 0 : Integer.parseInt(source[1]);
    return new SemiSync(
        side(source[0]),
        side(setting("acks", "none")),
        wanted,
        Duration.ofDays(1),
        Integer.parseInt(setting("clients", (wanted + 1) + "")),
        Optional.ofNullable(settings.get("waiting")).map(Integer::valueOf),
        Optional.ofNullable(settings.get("point")).map(SemiSync.WaitPoint::valueOf));
  }

  private static SemiSync.Side side(String word) {
    return switch (word) {
      case "none" -> SemiSync.Side.NOT_INSTALLED;
      case "off" -> SemiSync.Side.OFF;
      case "idle" -> SemiSync.Side.ON_IDLE;
      case "on" -> SemiSync.Side.ON;
      default -> throw new IllegalArgumentException("no side of semi-sync: " + word);
    };
  }

  private GtidSet gtids(String key, String otherwise) {
    return GtidSet.parse(Letters.toUuids(setting(key, otherwise)));
  }

  private String setting(String key, String otherwise) {
    return settings.getOrDefault(key, otherwise);
  }
}

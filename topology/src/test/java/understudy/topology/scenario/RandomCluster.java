package understudy.topology.scenario;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A cluster that lost its primary, db1, in a random state, written in the scenarios' language. */
public final class RandomCluster {
  private static final List<String> SILENT =
      List.of("refused", "broken", "timed_out", "unreachable", "access_denied", "unreadable");
  private static final List<String> RECEIVERS =
      List.of(
          "connecting:2003", "connecting", "running", "stopped", "stopped:2013", "stopped:1236");
  private static final List<String> RULES =
      List.of("must", "prefer", "neutral", "prefer_not", "must_not");
  private static final String PAST = ",D:1-4,E:1-9";
  private static final List<String> ODD =
      List.of(
          "applier=stopped",
          "applier=stopped:1062",
          "delay=60s",
          "log=OFF",
          "relayed=NOT_LOGGED",
          "gtid=OFF",
          "version=8.4.6",
          "writable",
          "excluded");

  private final Random random;

  public RandomCluster(Random random) {
    this.random = random;
  }

  /** The lines of a {@code snapshot.txt}. */
  public String lines() {
    var members =
        IntStream.rangeClosed(2, 2 + random.nextInt(5))
            .mapToObj(this::member)
            .collect(Collectors.joining("\n"));
    var seen = random.nextBoolean() ? "last seen 1s A:1-%d%s\n".formatted(number(), PAST) : "";
    return seen + "db1 primary silent " + one(SILENT) + "\n" + members + "\n";
  }

  private String member(int number) {
    if (random.nextInt(6) == 0) {
      return "db%d silent %s".formatted(number, one(SILENT));
    }
    var line = new StringBuilder("db" + number);
    if (random.nextInt(12) > 0) {
      line.append(" replica of db").append(random.nextInt(4) == 0 ? 1 + random.nextInt(6) : 1);
    }
    line.append(" receiver=").append(one(RECEIVERS)).append(" rule=").append(one(RULES));
    line.append(" heard=").append(random.nextInt(6)).append('s');
    if (random.nextInt(8) > 0) {
      line.append(" uuid=A");
    }
    line.append(" executed=").append(executed(number));
    line.append(" retrieved=A:90-").append(number());
    if (random.nextInt(3) == 0) {
      line.append(' ').append(one(ODD));
    }
    return line.toString();
  }

  private String executed(int number) {
    var executed = "A:1-" + number();
    if (random.nextInt(5) == 0) {
      executed += ":120-" + (120 + random.nextInt(3));
    }
    if (random.nextInt(5) == 0) {
      executed += ",F:1-" + (1 + random.nextInt(3));
    }
    if (random.nextInt(8) == 0) {
      executed += ",%s:7".formatted((char) ('A' + number - 1));
    }
    return executed + past();
  }

  /** Whoever lacks a part of it came back empty, or fell behind long ago. */
  private String past() {
    return switch (random.nextInt(6)) {
      case 0 -> ",D:1-4";
      case 1 -> ",E:1-9";
      case 2 -> ",D:1-2,E:5-9";
      default -> PAST;
    };
  }

  private int number() {
    return 95 + random.nextInt(10);
  }

  private String one(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }
}

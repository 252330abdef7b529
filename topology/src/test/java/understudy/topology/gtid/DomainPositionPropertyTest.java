package understudy.topology.gtid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Positions against a naive model of a domain: a line of transactions that changes its writer now
 * and then, and branches off it, each written by one who never writes on the line again.
 */
class DomainPositionPropertyTest {
  private static final int ROUNDS = 5_000;
  private static final int LENGTH = 24;

  /** One transaction; the branch tells two with one number apart, which positions must do too. */
  private record Transaction(int server, int number, int branch) {}

  /** A server that was made from a backup at one number and has come to another. */
  private record Sample(List<Transaction> line, int since, int at) {
    Set<Transaction> model() {
      return new HashSet<>(line.subList(0, at));
    }

    GtidSet set() {
      var last = new TreeMap<Integer, Integer>();
      for (var one : line.subList(Math.max(0, since - 1), at)) {
        last.put(one.server(), one.number());
      }
      return GtidSet.parse(
          last.entrySet().stream()
              .map(entry -> "0-%d-%d".formatted(entry.getKey(), entry.getValue()))
              .collect(Collectors.joining(",")));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20260101, 77, 4242})
  void agreeWithANaiveModel(long seed) {
    var random = new Random(seed);
    for (var round = 0; round < ROUNDS; round++) {
      var main = line(random);
      var one = sample(random.nextInt(3) == 0 ? branch(main, 1, random) : main, random);
      var other = sample(random.nextInt(3) == 0 ? branch(main, 2, random) : main, random);
      check(one, other, "seed %d, round %d: %s with %s".formatted(seed, round, one, other));
      var third = sample(List.of(main, one.line(), other.line()).get(random.nextInt(3)), random);
      checkJoined(one, other, third, "seed %d, round %d".formatted(seed, round));
    }
  }

  private static void check(Sample one, Sample other, String told) {
    var left = one.set();
    var right = other.set();
    var has = one.model().containsAll(other.model());
    if (left.contains(right)) {
      assertThat(has).as(told).isTrue();
    } else if (other.at() >= one.since()) {
      // Who is behind another's backup may not be found in it: that errs on the safe side.
      assertThat(has).as(told).isFalse();
    }
    var onOneLine = has || other.model().containsAll(one.model());
    if (onOneLine && one.at() >= other.since() && other.at() >= one.since()) {
      assertThat(left.minus(right).count()).as(told).isEqualTo(Math.max(0, one.at() - other.at()));
    }
    assertThat(left.union(right).contains(left)).as(told).isTrue();
    assertThat(left.union(right).contains(right)).as(told).isTrue();
    assertThat(left.serversLackedBy(right)).as(told).isEqualTo(left.minus(right).servers());
    assertThat(left.minus(right, left.union(right)))
        .as(told)
        .isEqualTo(left.union(right).intersect(left.minus(right)));
    assertThat(left.union(right).includes(left)).as(told).isTrue();
    assertThat(left.minus(right).isEmpty()).as(told).isEqualTo(right.contains(left));
    assertThat(left.minus(left).isEmpty()).as(told).isTrue();
    assertThat(left.contains(left.intersect(right))).as(told).isTrue();
    assertThat(right.contains(left.intersect(right))).as(told).isTrue();
    for (var set : List.of(left, right, left.minus(right), left.union(right))) {
      assertThat(GtidSet.parse(set.toString())).as(told).isEqualTo(set).hasSameHashCodeAs(set);
    }
  }

  /** Whoever is said to have all of two histories has both. */
  private static void checkJoined(Sample one, Sample other, Sample third, String where) {
    var told = "%s: %s and %s in %s".formatted(where, one, other, third);
    var joined = one.set().union(other.set());
    if (third.set().contains(joined)) {
      assertThat(third.model()).as(told).containsAll(one.model()).containsAll(other.model());
    }
    assertThat(joined).as(told).isEqualTo(other.set().union(one.set()));
  }

  private static List<Transaction> line(Random random) {
    var line = new ArrayList<Transaction>();
    var writer = 1;
    for (var number = 1; number <= LENGTH; number++) {
      if (random.nextInt(5) == 0) {
        writer = 1 + random.nextInt(3);
      }
      line.add(new Transaction(writer, number, 0));
    }
    return line;
  }

  /** What somebody wrote who should not have: a deposed primary or a replica. */
  private static List<Transaction> branch(List<Transaction> main, int branch, Random random) {
    var from = random.nextInt(LENGTH);
    var later =
        main.subList(from, LENGTH).stream().map(Transaction::server).collect(Collectors.toSet());
    var writer = List.of(1, 2, 3, 3 + branch).stream().filter(it -> !later.contains(it)).toList();
    // Two deposed ones that write at once are two servers.
    var own = branch == 1 ? writer.getFirst() : writer.getLast();
    var line = new ArrayList<>(main.subList(0, from));
    for (var number = from + 1; number <= LENGTH; number++) {
      line.add(new Transaction(own, number, branch));
    }
    return line;
  }

  private static Sample sample(List<Transaction> line, Random random) {
    var at = random.nextInt(LENGTH + 1);
    var since = random.nextBoolean() ? 0 : random.nextInt(at + 1);
    return new Sample(line, since, at);
  }
}

package understudy.topology.gtid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import understudy.topology.ServerUuid;

/** The set algebra against a naive model: a plain set of single transactions. */
class GtidSetPropertyTest {
  private static final int ROUNDS = 2_000;
  private static final int LARGEST = 24;
  private static final List<ServerUuid> SERVERS =
      List.of(
          new ServerUuid("aaaaaaaa-0000-0000-0000-000000000001"),
          new ServerUuid("bbbbbbbb-0000-0000-0000-000000000002"),
          new ServerUuid("cccccccc-0000-0000-0000-000000000003"));
  private static final List<String> TAGS = List.of("", "alpha", "z_9");

  private record Transaction(TransactionSource source, long number) {}

  /** A set as text in any order, and as a model. */
  private record Sample(String text, Set<Transaction> model) {
    GtidSet set() {
      return GtidSet.parse(text);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20260101, 77, 4242})
  void agreesWithANaiveModel(long seed) {
    var random = new Random(seed);
    for (var round = 0; round < ROUNDS; round++) {
      var one = sample(random);
      var other = sample(random);
      var where = "seed %d, round %d".formatted(seed, round);
      check(one, other, where);
      checkShortCuts(one.set(), other.set(), where);
    }
  }

  private static void check(Sample one, Sample other, String where) {
    var left = one.set();
    var right = other.set();
    var union = new HashSet<>(one.model());
    union.addAll(other.model());
    var minus = new HashSet<>(one.model());
    minus.removeAll(other.model());
    var both = new HashSet<>(one.model());
    both.retainAll(other.model());
    var told = "%s: %s with %s".formatted(where, one.text(), other.text());
    assertThat(left.union(right)).as(told).isEqualTo(of(union));
    assertThat(left.minus(right)).as(told).isEqualTo(of(minus));
    assertThat(left.intersect(right)).as(told).isEqualTo(of(both));
    var notBeyond = new HashSet<>(one.model());
    notBeyond.removeIf(
        it ->
            other.model().stream().anyMatch(its -> its.source().equals(it.source()))
                && other.model().stream()
                    .noneMatch(
                        its -> its.source().equals(it.source()) && its.number() >= it.number()));
    assertThat(left.notBeyond(right)).as(told).isEqualTo(of(notBeyond));
    assertThat(left.contains(right)).as(told).isEqualTo(one.model().containsAll(other.model()));
    assertThat(left.union(right).contains(left)).as(told).isTrue();
    assertThat(left.count()).as(told).isEqualTo(one.model().size());
    assertThat(left.isEmpty()).as(told).isEqualTo(one.model().isEmpty());
    assertThat(GtidSet.parse(left.toString())).as(told).isEqualTo(left).hasSameHashCodeAs(left);
    assertThat(GtidSet.parse(left.toString())).as(told).hasToString(left.toString());
    for (var server : SERVERS) {
      var from =
          one.model().stream()
              .filter(it -> it.source().server().equals(server))
              .collect(Collectors.toSet());
      assertThat(left.from(server)).as(told).isEqualTo(of(from));
    }
    assertThat(left.servers())
        .as(told)
        .isEqualTo(
            one.model().stream().map(it -> it.source().server()).collect(Collectors.toSet()));
  }

  /** What is asked for in one go is what the plain operations come to. */
  private static void checkShortCuts(GtidSet left, GtidSet right, String told) {
    assertThat(left.includes(right)).as(told).isEqualTo(left.union(right).equals(left));
    assertThat(left.serversLackedBy(right)).as(told).isEqualTo(left.minus(right).servers());
    for (var part : List.of(left.from(SERVERS.getFirst()), right, left.union(right))) {
      assertThat(left.minus(right, part)).as(told).isEqualTo(part.intersect(left.minus(right)));
    }
  }

  /** The naive way to a set: one part for each single transaction. */
  private static GtidSet of(Set<Transaction> model) {
    return GtidSet.parse(
        model.stream().map(it -> it.source() + ":" + it.number()).collect(Collectors.joining(",")));
  }

  private static Sample sample(Random random) {
    var parts = new ArrayList<String>();
    var model = new HashSet<Transaction>();
    var size = random.nextInt(6);
    for (var k = 0; k < size; k++) {
      var server = SERVERS.get(random.nextInt(SERVERS.size()));
      var source = new TaggedServer(server, TAGS.get(random.nextInt(TAGS.size())));
      var part = new StringBuilder(source.toString());
      for (var j = 0; j <= random.nextInt(3); j++) {
        var first = 1 + random.nextInt(LARGEST);
        var last = first + random.nextInt(5);
        part.append(':').append(new Interval(first, last));
        for (var number = first; number <= last; number++) {
          model.add(new Transaction(source, number));
        }
      }
      parts.add(part.toString());
    }
    Collections.shuffle(parts, random);
    return new Sample(String.join(",", parts), model);
  }
}

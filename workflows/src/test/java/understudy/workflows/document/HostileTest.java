package understudy.workflows.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import understudy.topology.election.Outcome;

/** Documents that are odd or huge, and answered all the same. */
class HostileTest {
  private static final String UUID = "aaaaaaaa-0000-0000-0000-000000000001";

  private static SnapshotDocument of(String... instances) {
    return SnapshotDocument.read(
        "{\"format\":\"understudy-snapshot/1\",\"primary\":\"db1\",\"instances\":[%s]}"
            .formatted(String.join(",", instances).replace('`', '"')));
  }

  private static String replica(String name, String members, String... sources) {
    var channels =
        IntStream.range(0, sources.length)
            .mapToObj(
                it ->
                    "{`name`:`%d`,`source`:`%s`,`receiver`:{`state`:`connecting`}}"
                        .formatted(it, sources[it]))
            .collect(Collectors.joining(","));
    return "{`instance`:`%s`,`channels`:[%s]%s}".formatted(name, channels, members);
  }

  @Test
  void everybodyReplicatesFromEverybodyAndNobodyFromThePrimary() {
    var names = IntStream.range(2, 100).mapToObj("db%d"::formatted).toArray(String[]::new);
    var instances =
        IntStream.range(0, names.length)
            .mapToObj(it -> replica(names[it], "", names))
            .collect(Collectors.joining(","));
    var document = of("{`instance`:`db1`,`silent`:`refused`}", instances);

    assertThat(document.examination().findings()).isNotEmpty();
    assertThat(document.election(List.of())).isInstanceOf(Outcome.NoneEligible.class);
  }

  @Test
  void aVeryLongChain() {
    var instances =
        IntStream.range(2, 400)
            .mapToObj(it -> replica("db" + it, "", "db" + (it - 1)))
            .collect(Collectors.joining(","));
    var document = of("{`instance`:`db1`,`silent`:`refused`}", instances);

    assertThat(document.examination().findings()).isNotEmpty();
    assertThat(document.election(List.of()).sentence()).startsWith("db2:3306 leads");
  }

  @Test
  void whoReplicatesFromItself() {
    var document = of(replica("db1", "", "db1"), replica("db2", "", "db2"));

    assertThat(document.examination().findings()).isNotEmpty();
    assertThat(document.election(List.of())).isInstanceOf(Outcome.NoneEligible.class);
  }

  @Test
  void tenMegabytesOfTransactions() {
    var text = new StringBuilder(UUID);
    for (var number = 1; text.length() < 10_000_000; number += 2) {
      text.append(':').append(number);
    }
    var document =
        of(
            "{`instance`:`db1`,`silent`:`refused`}",
            replica("db2", ",`executed`:`" + text + "`", "db1"),
            replica("db3", ",`executed`:`" + text + ":900000000`", "db1"));
    var outcome = document.election(List.of());

    assertThat(outcome.sentence()).hasSizeLessThan(400).startsWith("db3:3306 leads");
    assertThat(document.examination().findings()).isNotEmpty();
  }

  @Test
  void theSameTransactionsAgainAndAgain() {
    var text = UUID + ":1:3:5".repeat(2_000_000);
    var document = of(replica("db1", ",`executed`:`" + text + "`"));

    assertThat(document.text()).contains(UUID + ":1:3:5\"").hasSizeLessThan(5_000);
  }

  @Test
  void manyServersOfMariaDb() {
    var text =
        IntStream.range(1, 30_000).mapToObj("7-%d-9"::formatted).collect(Collectors.joining(","));
    var document =
        of(
            "{`instance`:`db1`,`silent`:`refused`}",
            replica("db2", ",`executed`:`" + text + "`", "db1"),
            replica("db3", ",`executed`:`" + text + ",7-300000-9`", "db1"));

    assertThat(document.election(List.of()).sentence()).isNotBlank();
  }

  @Test
  void whatAServerWroteIsNeverPrintedRaw() {
    var evil = "\\u001b]0;owned\\u0007\\u009b31m\\u202eevil\\u2028next\\ud800";
    var document =
        of(
            "{`instance`:`db1`,`silent`:`broken`,`detail`:`%s`}".formatted(evil),
            replica("db2", "", "db1"));
    var told =
        document.examination().toString()
            + document.diagnosis().sentence()
            + document.election(List.of()).sentence()
            + document.text().replace("\n", "");

    assertThat(told.codePoints())
        .noneMatch(it -> Character.isISOControl(it) || Character.getType(it) == Character.FORMAT)
        .noneMatch(it -> it == 0x2028 || Character.getType(it) == Character.SURROGATE);
    assertThat(told).contains("owned");
  }
}

package understudy.topology.trait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import understudy.topology.InstanceAddress;

class NamingTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final InstanceAddress DB1 = InstanceAddress.parse("db1.north.example:3307");
  private static final String QUERY = "SELECT dc FROM meta.instance";

  @ParameterizedTest
  @CsvSource({
    "db1,true",
    "^db1[.],true",
    ":3307$,true",
    "^north,false",
    "10.0.0.1,false",
    "DB1,false"
  })
  void aPatternIsLookedForInHostAndPort(String pattern, boolean found) {
    assertThat(new HostPattern(pattern).matches(DB1)).isEqualTo(found);
  }

  @Test
  void anIpAddressMeansThatHostAndNoOther() {
    var pattern = new HostPattern("10.0.0.1");
    assertThat(pattern.matches(InstanceAddress.parse("10.0.0.1:3306"))).isTrue();
    assertThat(pattern.matches(InstanceAddress.parse("10.0.0.11:3306"))).isFalse();
  }

  @Test
  void aPatternThatIsNoneIsRefusedWithTheReason() {
    assertThatThrownBy(() -> new HostPattern("db(1"))
        .hasMessage("'db(1' is no regular expression: Unclosed group");
    assertThatThrownBy(() -> new Finding(Optional.empty(), List.of(), pattern("north")))
        .hasMessageContaining("has no (…) that encloses the value");
  }

  @Test
  void aQuerysAnswerGoesBeforeWhatTheAddressSays() {
    var learned =
        naming(Optional.of(QUERY)).ofInstance(DB1, Traits.NONE, _ -> told("south")).traits();

    assertThat(learned.value(Attribute.DATA_CENTRE, NOW)).contains("south");
    assertThat(learned.said()).hasSize(2);
  }

  @Test
  void withoutAQueryTheAddressSaysWhereAnInstanceStands() {
    var learned = naming(Optional.empty()).ofInstance(DB1, Traits.NONE, _ -> told("south"));

    assertThat(learned.traits().value(Attribute.DATA_CENTRE, NOW)).contains("north");
    assertThat(learned.complaints()).isEmpty();
  }

  @Test
  void aQueryThatIsNotAnsweredLeavesWhatWasKnownAndOneThatFindsNothingDoesNot() {
    var known = Traits.NONE.with(Trait.of(Attribute.DATA_CENTRE, "south", Origin.QUERY));
    var naming = naming(Optional.of(QUERY));

    var away = naming.ofInstance(DB1, known, _ -> new Reply.Unanswered("no such table"));
    assertThat(away.traits().value(Attribute.DATA_CENTRE, NOW)).contains("south");
    assertThat(away.complaints()).containsExactly("data centre: no such table");

    var nothing = naming.ofInstance(DB1, known, _ -> new Reply.Told(List.of()));
    assertThat(nothing.traits().value(Attribute.DATA_CENTRE, NOW)).contains("north");
  }

  @Test
  void anAnswerThatMakesNoSenseIsComplainedOfAndNotBelieved() {
    var rules = new TreeMap<>(Map.of(Attribute.PROMOTION_RULE, asked(QUERY)));
    var lesson =
        new Naming(new TreeMap<>(), rules, Optional.empty())
            .ofInstance(DB1, Traits.NONE, _ -> told("perhaps"));

    assertThat(lesson.traits()).isEqualTo(Traits.NONE);
    assertThat(lesson.complaints()).hasSize(1).first().asString().contains("'perhaps'");
  }

  @Test
  void everyRowOfTheTagQueryIsATag() {
    var naming = new Naming(new TreeMap<>(), new TreeMap<>(), Optional.of("SELECT name, value"));
    var learned =
        naming.ofInstance(DB1, Traits.NONE, _ -> new Reply.Told(List.of("rack=7", "ssd", "a b")));

    assertThat(learned.traits().tags())
        .containsExactly(new Tag("rack", "7", Origin.QUERY), new Tag("ssd", "", Origin.QUERY));
    assertThat(learned.complaints()).hasSize(1);
  }

  @Test
  void aGivenValueThatCannotBeIsRefusedAtOnce() {
    var finding =
        new Finding(
            Optional.empty(),
            List.of(new Finding.Given(new HostPattern("backup"), "never")),
            Optional.empty());

    assertThatThrownBy(
            () ->
                new Naming(
                    new TreeMap<>(),
                    new TreeMap<>(Map.of(Attribute.PROMOTION_RULE, finding)),
                    Optional.empty()))
        .hasMessageContaining("'never' is no promotion rule");
  }

  private static Naming naming(Optional<String> query) {
    var finding = new Finding(query, List.of(), pattern("^[^.]+[.]([^.]+)[.]"));
    return new Naming(
        new TreeMap<>(), new TreeMap<>(Map.of(Attribute.DATA_CENTRE, finding)), Optional.empty());
  }

  private static Finding asked(String query) {
    return new Finding(Optional.of(query), List.of(), Optional.empty());
  }

  private static Optional<HostPattern> pattern(String text) {
    return Optional.of(new HostPattern(text));
  }

  private static Reply told(String value) {
    return new Reply.Told(List.of(value));
  }
}

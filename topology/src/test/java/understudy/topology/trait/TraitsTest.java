package understudy.topology.trait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraitsTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  @Test
  void anOperatorsWordCountsBeforeAQuerysBeforeAPatterns() {
    var traits =
        Traits.NONE
            .with(Trait.of(Attribute.DATA_CENTRE, "by pattern", Origin.PATTERN))
            .with(Trait.of(Attribute.DATA_CENTRE, "by query", Origin.QUERY));
    assertThat(traits.value(Attribute.DATA_CENTRE, NOON)).contains("by query");

    var ordered = traits.with(Trait.of(Attribute.DATA_CENTRE, "by hand", Origin.OPERATOR));
    assertThat(ordered.value(Attribute.DATA_CENTRE, NOON)).contains("by hand");
    assertThat(ordered.without(Attribute.DATA_CENTRE)).isEqualTo(traits);
  }

  @Test
  void aWordThatHasExpiredLeavesRoomForTheNext() {
    var traits =
        Traits.NONE
            .with(Trait.of(Attribute.PROMOTION_RULE, "prefer", Origin.QUERY))
            .with(
                new Trait(
                    Attribute.PROMOTION_RULE, "must_not", Origin.OPERATOR, Optional.of(NOON)));

    assertThat(traits.value(Attribute.PROMOTION_RULE, NOON.minusMillis(1))).contains("must_not");
    assertThat(traits.value(Attribute.PROMOTION_RULE, NOON)).contains("prefer");
    assertThat(traits.pruned(NOON).said()).hasSize(1);
  }

  @Test
  void whatIsLearnedAnewReplacesAllThatWasLearnedBeforeAndNothingElse() {
    var before =
        Traits.NONE
            .with(Trait.of(Attribute.REGION, "north", Origin.QUERY))
            .with(Trait.of(Attribute.ALIAS, "old one", Origin.OPERATOR))
            .tagged(Tag.parse("rack=7", Origin.OPERATOR))
            .tagged(Tag.parse("zone=a", Origin.QUERY));

    var after =
        before.learning(Traits.NONE.with(Trait.of(Attribute.REGION, "south", Origin.QUERY)));

    assertThat(after.value(Attribute.REGION, NOON)).contains("south");
    assertThat(after.value(Attribute.ALIAS, NOON)).contains("old one");
    assertThat(after.tags()).containsExactly(Tag.parse("rack=7", Origin.OPERATOR));
  }

  @Test
  void aPromotionRuleIsReadInAnySpellingAndKeptInOne() {
    assertThat(Trait.of(Attribute.PROMOTION_RULE, "Prefer-Not", Origin.QUERY).value())
        .isEqualTo("prefer_not");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-x", "two words", "a=", "ab\u0000c"})
  void aTagsNameIsAWord(String name) {
    assertThatThrownBy(() -> new Tag(name, "", Origin.OPERATOR))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1001", "many"})
  void aSemiSyncPriorityIsASmallNumber(String value) {
    assertThatThrownBy(() -> Trait.of(Attribute.SEMI_SYNC_PRIORITY, value, Origin.QUERY))
        .hasMessageContaining("is no semi-sync priority");
  }
}

package understudy.ops.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import understudy.topology.InstanceAddress;
import understudy.topology.trait.Attribute;
import understudy.topology.trait.Discovering;
import understudy.topology.trait.HostNames;
import understudy.topology.trait.Origin;
import understudy.topology.trait.Reply;
import understudy.topology.trait.Trait;
import understudy.topology.trait.Traits;

class DiscoverySettingsTest {
  private static final InstanceAddress BACKUP = InstanceAddress.parse("backup1.north.example");

  @Test
  void nothingIsAskedWhereNothingIsSaid() {
    assertThat(discovering(Map.of("host-names", "as_found"))).isEqualTo(Discovering.PLAIN);
  }

  @Test
  void everyKeyIsUnderstood() {
    var discovering =
        discovering(
            Map.of(
                "host-names", "report-host",
                "learn-every", "90s",
                "ignored-hosts[0]", "^old",
                "ignored-replication-users[0]", "^cdc$",
                "data-centre.pattern", "^[^.]+[.]([^.]+)[.]",
                "promotion-rule.hosts[0].match", "^backup",
                "promotion-rule.hosts[0].value", "must_not",
                "tags.query", "SELECT name, value FROM meta.tag"));

    assertThat(discovering.hostNames()).isEqualTo(HostNames.REPORT_HOST);
    assertThat(discovering.learnEvery()).isEqualTo(Duration.ofSeconds(90));
    assertThat(discovering.ignoring().passesOver(InstanceAddress.parse("old1"))).isTrue();
    assertThat(discovering.ignoring().passesOverUser("cdc")).isTrue();
    var learned =
        discovering
            .naming()
            .ofInstance(BACKUP, Traits.NONE, _ -> new Reply.Unanswered("it is away"))
            .traits();
    assertThat(learned.said())
        .containsExactly(
            Trait.of(Attribute.DATA_CENTRE, "north", Origin.PATTERN),
            Trait.of(Attribute.PROMOTION_RULE, "must_not", Origin.PATTERN));
  }

  @ParameterizedTest
  @CsvSource({
    "ignored-hosts[0],db(1,understudy.discovery.ignored-hosts: 'db(1' is no regular expression",
    "data-centre.pattern,north,understudy.discovery.data-centre: the pattern 'north' has no",
    "host-names,any,understudy.discovery.host-names: 'any' is not as_found",
  })
  void whatMakesNoSenseIsRefusedWithItsKey(String key, String value, String sentence) {
    assertThatThrownBy(() -> discovering(Map.of(key, value))).hasMessageContaining(sentence);
  }

  private static Discovering discovering(Map<String, String> values) {
    return new Binder(new MapConfigurationPropertySource(values))
        .bindOrCreate("", DiscoverySettings.class)
        .discovering();
  }
}

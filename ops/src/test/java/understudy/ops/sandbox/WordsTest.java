package understudy.ops.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import understudy.topology.InstanceAddress;
import understudy.topology.Version;

class WordsTest {
  @ParameterizedTest
  @CsvSource({
    "5.7.22,SEVEN",
    "8.0.15,OLD",
    "8.0.25,OLD",
    "8.0.26,NEW",
    "8.4.0,NEW",
    "9.7.4,NEW",
    "10.0.1,NEW",
    "10.11.19-MariaDB,MARIA"
  })
  void areChosenByVersion(String version, Words words) {
    assertThat(Words.of(Version.parse(version))).isEqualTo(words);
  }

  @Test
  void sayTheSameInBothTongues() {
    var source = new InstanceAddress("127.0.1.1", 3306);
    var account = new Account("repl", "secret");
    assertThat(Words.NEW.changeSource(source, account))
        .startsWith("CHANGE REPLICATION SOURCE TO SOURCE_HOST='127.0.1.1', SOURCE_PORT=3306")
        .contains("GET_SOURCE_PUBLIC_KEY=1")
        .doesNotContain("MASTER");
    assertThat(Words.OLD.changeSource(source, account))
        .startsWith("CHANGE MASTER TO MASTER_HOST='127.0.1.1', MASTER_PORT=3306")
        .contains("GET_MASTER_PUBLIC_KEY=1")
        .doesNotContain("SOURCE");
    assertThat(Words.SEVEN.changeSource(source, account))
        .contains("MASTER_AUTO_POSITION=1")
        .doesNotContain("PUBLIC_KEY");
    assertThat(Words.MARIA.changeSource(source, account))
        .contains("MASTER_USE_GTID=slave_pos")
        .doesNotContain("AUTO_POSITION", "RETRY_COUNT", "SOURCE");
  }
}

package understudy.ops.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutTest {
  @ParameterizedTest
  @ValueSource(strings = {"db1", "db1 > db2 db3 db4", "db1 > db2 db3, db2 > db4", "db7 > db2"})
  void printsWhatItReads(String text) {
    assertThat(Layout.parse(text)).hasToString(text);
  }

  @Test
  void knowsEachReplicasSource() {
    var layout = Layout.parse("db2>db4 ,  db1 > db2   db3");
    assertThat(layout.primary()).isEqualTo(new ServerName(1));
    assertThat(layout.source(new ServerName(4))).contains(new ServerName(2));
    assertThat(layout.source(new ServerName(1))).isEmpty();
    assertThat(layout.servers()).extracting(ServerName::number).containsExactly(1, 2, 3, 4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "db1 > db2, db2 > db1|cycle",
        "db1 > db2, db3 > db4, db4 > db3|cycle",
        "db1 > db1|cycle",
        "db1 > db2, db3 > db4|more than one primary: db1 and db3",
        "db1 > db3, db2 > db3|db3 has a source already, db1",
        "db1 > db2 > db3|one '>' between commas",
        "db1 >|name the replicas",
        "\"\"|'' is no server",
        "db0|'db0' is no server",
        "db251|not between db1 and db250",
        "db1 > host2|'host2' is no server",
        "db1 > db2;db3|'db2;db3' is no server",
        "db1,,db2|'' is no server"
      })
  void refusesWhatIsNoTreeInOneSentence(String text, String why) {
    assertThatThrownBy(() -> Layout.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why)
        .hasMessageMatching("[^\n]+");
  }
}

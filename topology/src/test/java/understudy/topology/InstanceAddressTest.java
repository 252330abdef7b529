package understudy.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceAddressTest {
  @Test
  void meansMySqlsPortWhereNoneIsGiven() {
    assertThat(InstanceAddress.parse("db1")).isEqualTo(new InstanceAddress("db1", 3306));
  }

  @ParameterizedTest
  @ValueSource(strings = {"db1.example.com:3307", "127.0.1.1:3306", "[::1]:3306"})
  void readsWhatItPrints(String text) {
    assertThat(InstanceAddress.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ":", "db1:", "db1:0", "db1:99999", "a b", "db1;drop", "//db1:3306", "$(id):1"})
  void refusesWhatIsNoAddressInOneSentence(String text) {
    assertThatThrownBy(() -> InstanceAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("[^\n]+");
  }
}

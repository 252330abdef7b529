package understudy.ops.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
  @Test
  void endsAnAddressWithTheServersNumber() {
    var network = new Network("127.0.1", 3306);
    assertThat(network.address(new ServerName(2))).hasToString("127.0.1.2:3306");
  }

  @Test
  void givesEachServerAGroupThatNoOtherHas() {
    var one = new Network("127.0.1", 3306);
    var other = new Network("127.0.2", 3306);
    assertThat(one.group(new ServerName(2))).isEqualTo(0x7F000102);
    assertThat(one.group(new ServerName(2))).isNotEqualTo(other.group(new ServerName(2)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.0.0", "127.0", "127.0.0.1", "127.0.256", "127.0.1; drop", "", "127.a.1"})
  void refusesWhatIsNotOnLoopback(String prefix) {
    assertThatThrownBy(() -> new Network(prefix, 3306))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no loopback network");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 80, 65536})
  void refusesPortsThatAreNotForUs(int port) {
    assertThatThrownBy(() -> new Network("127.0.1", port))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("port " + port);
  }
}

package understudy.ops.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServerProgramsTest {
  private static final ServerName DB1 = new ServerName(1);
  private static final ServerName DB3 = new ServerName(3);

  @Test
  void oneForAllAndAnotherForOne() {
    var programs = ServerPrograms.parse(List.of("8.0", "db3=/opt/mysql/bin/mysqld"));

    assertThat(programs.wish(DB1)).contains("8.0");
    assertThat(programs.wish(DB3)).contains("/opt/mysql/bin/mysqld");
    assertThat(ServerPrograms.parse(List.of()).wish(DB1)).isEmpty();
  }

  @Test
  void whatContradictsItselfIsRefusedInOneSentence() {
    assertThatThrownBy(() -> ServerPrograms.parse(List.of("8.0", "9.7")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'8.0' and '9.7' are both for all servers: name the server of one, as db2=9.7");
    assertThatThrownBy(() -> ServerPrograms.parse(List.of("db3=8.0", "db3=9.7")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two programs are named for db3");
  }
}

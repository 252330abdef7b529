package understudy.ops.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GrantsTest {
  @Test
  void saysOfEachPrivilegeWhatItIsFor() {
    assertThat(Grants.NEEDED).allSatisfy(grant -> assertThat(grant.why()).startsWith("to "));
  }

  @Test
  void givesOneForThreeOn57() {
    assertThat(Words.SEVEN.grants())
        .extracting(Grants::privilege)
        .contains("SUPER", "REPLICATION CLIENT", "SELECT")
        .doesNotContain("CONNECTION_ADMIN", "SYSTEM_VARIABLES_ADMIN", "REPLICATION_SLAVE_ADMIN");
  }

  @Test
  void givesNothingOnAnybodysData() {
    assertThat(Grants.NEEDED)
        .filteredOn(grant -> grant.privilege().equals("SELECT"))
        .extracting(Grants::on)
        .containsExactly("performance_schema.*");
  }

  @Test
  void neverShowsAPassword() {
    assertThat(new Account("app", "secret")).hasToString("app");
    assertThat(Accounts.generate().toString()).doesNotContain(Accounts.generate().app().password());
  }
}

package understudy.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;
import understudy.topology.examination.Severity;
import understudy.topology.trait.Downtime;
import understudy.web.cluster.Standing;
import understudy.web.stage.Fleet;
import understudy.web.stage.Scene;
import understudy.web.stage.Stage;
import understudy.web.stage.StageApplication;
import understudy.web.vital.Condition;
import understudy.workflows.guardian.Deposed;

/** What somebody reads who was woken because nothing happens. */
@SpringBootTest(classes = StageApplication.class)
@AutoConfigureMockMvc
final class HeldBackTest {
  private final MockMvc mvc;
  private final Stage stage;

  @Autowired
  HeldBackTest(MockMvc mvc, Stage stage) {
    this.mvc = mvc;
    this.stage = stage;
  }

  @BeforeEach
  void setTheStage() {
    stage.clear();
    Fleet.on(stage);
  }

  private String page(String path) throws Exception {
    return mvc.perform(get(path)).andReturn().getResponse().getContentAsString();
  }

  @Test
  void aFailoverThatIsHeldBackIsSaidOnTopWithItsWayOut() throws Exception {
    assertThat(page("/clusters/payments"))
        .containsSubsequence(
            "db1.shop.example:3306 is lost, and a failover is held back.",
            "acknowledge it, or wait until",
            "action=\"/clusters/payments/acknowledge\"",
            "<h1>payments")
        .doesNotContain("block-title")
        .doesNotContainPattern(Pattern.compile("\\d\\.\\d{6,9}Z"));
    assertThat(page("/clusters/shop")).doesNotContain("held back").contains("block-title");
    assertThat(page("/"))
        .containsSubsequence(
            "payments", "A failover is held back.", "was not acknowledged", "is dead");
  }

  @Test
  void aDowntimeIsEndedWhereItHoldsAFailoverBack() throws Exception {
    var until = Instant.now().plusSeconds(600);
    var downtime = new Downtime(Optional.of(Scene.DB1), "kernel update", until);
    stage.show(Fleet.in(Fleet.lost("stock"), downtime));
    assertThat(page("/clusters/stock"))
        .containsSubsequence(
            "a failover is held back",
            "is in downtime until",
            "action=\"/clusters/stock/downtime/end\"",
            "<h1>stock");
  }

  @Test
  void whatIsHeldBackIsNotPromisedAsACure() throws Exception {
    mvc.perform(get("/api/v1/clusters/payments/why"))
        .andExpect(jsonPath("$.restraint.is").value("Flapping"))
        .andExpect(jsonPath("$.findings[0].advice", containsString("held back: db1")))
        .andExpect(jsonPath("$.findings[0].advice", not(containsString("a failover follows"))));
  }

  @Test
  void theWorstProblemComesFirst() {
    for (var view : stage.all()) {
      var severities = new ArrayList<Severity>();
      Standing.of(view, Instant.now()).problems().forEach(it -> severities.add(it.severity()));
      assertThat(severities).isSorted();
    }
  }

  @Test
  void aFormerPrimaryIsSpokenOfInSentences() throws Exception {
    stage.show(
        Fleet.decided(
            "stock",
            Deposed.State.AWAY,
            "%s was not seen since: it is closed to writes the moment it is".formatted(Scene.DB1)));
    assertThat(page("/clusters/stock"))
        .contains("Former primaries", "Nothing to decide yet.")
        .doesNotContain("the moment it is:", "Somebody must decide");
    stage.show(
        Fleet.decided(
            "stock",
            Deposed.State.FENCED,
            "%s has nothing that %s lacks: it may rejoin as a replica"
                .formatted(Scene.DB1, Scene.DB2)));
    assertThat(page("/clusters/stock"))
        .contains(
            "Somebody must decide", "SOURCE_HOST=&#39;db2.shop.example&#39;", "START REPLICA");
  }

  @Test
  void anEngineThatNeverAnsweredIsNoEmptyFleet() throws Exception {
    stage.clear();
    assertThat(page("/")).contains("No cluster is registered yet.");
    stage.engine(new Condition.Down("127.0.0.1:7233 refuses connections"));
    assertThat(page("/"))
        .contains("The clusters cannot be read")
        .doesNotContain("No cluster is registered yet.");
  }

  @Test
  void instantsInSentencesAreBrief() {
    assertThat(Wording.brief("wait until 2026-11-21T17:34:57.409626185Z, or 2026-11-21T17:00:00Z"))
        .isEqualTo("wait until 2026-11-21 17:34:57 UTC, or 2026-11-21 17:00:00 UTC");
  }
}

package understudy.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import understudy.topology.diagnosis.Diagnosis;
import understudy.topology.switchover.Target;
import understudy.web.stage.Fleet;
import understudy.web.stage.Scene;
import understudy.web.stage.Stage;
import understudy.web.stage.StageApplication;
import understudy.web.vital.Condition;
import understudy.workflows.document.SnapshotDocument;
import understudy.workflows.fleet.Registration;
import understudy.workflows.guardian.SwitchoverCommand;

/** Every route, asked well and asked badly. */
@SpringBootTest(classes = StageApplication.class)
@AutoConfigureMockMvc
final class RoutesTest {
  private final MockMvc mvc;
  private final Stage stage;

  @Autowired
  RoutesTest(MockMvc mvc, Stage stage) {
    this.mvc = mvc;
    this.stage = stage;
  }

  @BeforeEach
  void setTheStage() {
    stage.clear();
    Fleet.on(stage);
  }

  private static MockHttpServletRequestBuilder json(String path, String body) {
    return post(path).contentType(MediaType.APPLICATION_JSON).content(body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/clusters/shop",
        "/clusters/archive",
        "/operations",
        "/operations?cluster=shop&kind=failover&state=completed",
        "/operations/failover/shop/3",
        "/operations/failover/orders/3"
      })
  void everyPageIsShownWithItsSecurityHeaders(String path) throws Exception {
    mvc.perform(get(path))
        .andExpect(status().isOk())
        .andExpect(header().string("Content-Security-Policy", containsString("script-src 'self'")))
        .andExpect(header().string("X-Content-Type-Options", "nosniff"))
        .andExpect(content().contentTypeCompatibleWith(MediaType.TEXT_HTML));
  }

  @Test
  void aSwitchoverToAStrangerIsNotBegun() throws Exception {
    mvc.perform(json("/api/v1/clusters/shop/switchover", "{\"to\":\"db9\",\"reason\":\"test\"}"))
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.detail", containsString("db9:3306 is no member of the cluster")));
  }

  @Test
  void whatServersSayIsNeverMarkup() throws Exception {
    var page = mvc.perform(get("/clusters/shop")).andReturn().getResponse().getContentAsString();
    assertThat(page).contains("&lt;script&gt;alert").doesNotContain("<script>alert");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/clusters/nobody",
        "/clusters/No%20Name",
        "/operations/failover/shop/99",
        "/operations/failover/shop/three",
        "/nowhere"
      })
  void whatDoesNotExistIsNotFound(String path) throws Exception {
    mvc.perform(get(path)).andExpect(status().isNotFound());
    mvc.perform(get("/api/v1" + path))
        .andExpect(status().isNotFound())
        .andExpect(content().contentType(Problem.JSON))
        .andExpect(jsonPath("$.status").value(404))
        .andExpect(jsonPath("$.detail").isNotEmpty());
  }

  @Test
  void theFleetIsToldToPrograms() throws Exception {
    mvc.perform(get("/api/v1/fleet"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.engine.is").value("Up"))
        .andExpect(jsonPath("$.clusters.length()").value(5))
        .andExpect(jsonPath("$.clusters[1].name").value("billing"))
        .andExpect(jsonPath("$.clusters[1].standing.level").value("HEALTHY"))
        .andExpect(jsonPath("$.clusters[2].standing.level").value("WORKING"));
  }

  @Test
  void aClusterIsToldWithSnapshotAndDiagnosis() throws Exception {
    mvc.perform(get("/api/v1/clusters/orders"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.diagnosis.is").value("PrimaryDead"))
        .andExpect(jsonPath("$.sentence", containsString("is dead")))
        .andExpect(jsonPath("$.snapshot.observations.length()").value(4))
        .andExpect(jsonPath("$.guardian.cluster").value("orders"));
    mvc.perform(get("/api/v1/clusters/shop"))
        .andExpect(jsonPath("$.blockedUntil").isNotEmpty())
        .andExpect(jsonPath("$.guardian.deposed[0].state").value("FENCED"));
    mvc.perform(get("/api/v1/clusters/archive")).andExpect(jsonPath("$.snapshot").isEmpty());
  }

  @Test
  void aSnapshotIsADocument() throws Exception {
    var text =
        mvc.perform(get("/api/v1/clusters/orders/snapshot"))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString();
    var document = SnapshotDocument.read(text);
    assertThat(document.diagnosis()).isInstanceOf(Diagnosis.PrimaryDead.class);
    assertThat(document.snapshot().members()).hasSize(4);
    mvc.perform(get("/api/v1/clusters/archive/snapshot"))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail", containsString("There is no snapshot of archive")));
    mvc.perform(get("/api/v1/operations/failover/shop/3/snapshot?decision=perhaps"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").value("'perhaps' is no decision."));
  }

  @Test
  void whyNothingIsDoneIsToldOfAnyCluster() throws Exception {
    mvc.perform(get("/api/v1/clusters/billing/why"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.restraint.is").value("PrimaryWell"))
        .andExpect(jsonPath("$.sentence", containsString("answers and takes writes")));
    mvc.perform(get("/api/v1/clusters/orders/why"))
        .andExpect(jsonPath("$.verdict.is").value("PrimaryDead"))
        .andExpect(jsonPath("$.findings[0].kind").value("PRIMARY_DEAD"))
        .andExpect(jsonPath("$.findings[0].orchestrator").value("DeadMaster"))
        .andExpect(jsonPath("$.findings[0].automation").value("AUTOMATIC"));
    mvc.perform(get("/api/v1/clusters/archive/why"))
        .andExpect(jsonPath("$.restraint.is").value("NotWatched"))
        .andExpect(jsonPath("$.findings.length()").value(0));
  }

  @Test
  void operationsAreListedAndFiltered() throws Exception {
    mvc.perform(get("/api/v1/operations")).andExpect(jsonPath("$.length()").value(5));
    mvc.perform(get("/api/v1/operations?cluster=shop&kind=failover"))
        .andExpect(jsonPath("$.length()").value(1))
        .andExpect(jsonPath("$[0].id").value("failover/shop/3"));
    mvc.perform(get("/api/v1/operations?state=running"))
        .andExpect(jsonPath("$[0].id").value("failover/orders/3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kind=reboot", "cluster=No%20Name", "state=asleep"})
  void aFilterThatCannotBeIsRefused(String filter) throws Exception {
    mvc.perform(get("/api/v1/operations?" + filter))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").isNotEmpty());
  }

  @Test
  void aStoryIsToldToPrograms() throws Exception {
    mvc.perform(get("/api/v1/operations/failover/shop/3"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.progress").value("COMPLETED"))
        .andExpect(jsonPath("$.steps.length()").value(8))
        .andExpect(jsonPath("$.steps[5].statements.length()").value(5))
        .andExpect(jsonPath("$.report.is").value("Recovered"));
  }

  @Test
  void aClusterIsRegistered() throws Exception {
    mvc.perform(json("/api/v1/clusters", "{\"name\":\"stock\",\"address\":\"db9:3307\"}"))
        .andExpect(status().isCreated())
        .andExpect(header().string("Location", "/api/v1/clusters/stock"));
    mvc.perform(post("/clusters").param("name", "stock").param("address", "db9"))
        .andExpect(redirectedUrl("/clusters/stock"));
    assertThat(stage.asked()).hasSize(2).allMatch(Registration.class::isInstance);
  }

  @ParameterizedTest
  @CsvSource({"Odd Name!,db1", "stock,db1:99999", "stock,''", "'',db1", "stock,'db1;rm -rf /'"})
  void aBadNameOrAddressIsRefusedAndNothingIsAsked(String name, String address) throws Exception {
    mvc.perform(
            json(
                "/api/v1/clusters",
                "{\"name\":\"%s\",\"address\":\"%s\"}".formatted(name, address)))
        .andExpect(status().isBadRequest())
        .andExpect(content().contentType(Problem.JSON))
        .andExpect(jsonPath("$.detail").isNotEmpty());
    mvc.perform(post("/clusters").param("name", name).param("address", address))
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString("Refused.")));
    assertThat(stage.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"name\":{}}"})
  void aBodyThatCannotBeReadIsRefused(String body) throws Exception {
    mvc.perform(json("/api/v1/clusters", body))
        .andExpect(status().isBadRequest())
        .andExpect(content().contentType(Problem.JSON));
  }

  @Test
  void aSwitchoverIsAskedForWithAReason() throws Exception {
    mvc.perform(json("/api/v1/clusters/shop/switchover", "{\"reason\":\"kernel update\"}"))
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.operation").value("switchover/shop/4"));
    mvc.perform(
            post("/clusters/shop/switchover")
                .param("to", Scene.DB3.toString())
                .param("reason", "x"))
        .andExpect(redirectedUrl("/operations/switchover/shop/4"));
    assertThat(stage.asked())
        .extracting(command -> ((SwitchoverCommand) command).target())
        .containsExactly(new Target.Best(), new Target.Named(Scene.DB3));
    mvc.perform(json("/api/v1/clusters/shop/switchover", "{}")).andExpect(status().isBadRequest());
    mvc.perform(json("/api/v1/clusters/nobody/switchover", "{\"reason\":\"x\"}"))
        .andExpect(status().isNotFound());
  }

  @Test
  void whatTheGuardianRefusesIsAConflictOnThePageAndInTheApi() throws Exception {
    stage.refuse(Refusal.conflict("failover/shop/5 runs: one operation at a time"));
    mvc.perform(json("/api/v1/clusters/shop/switchover", "{\"reason\":\"x\"}"))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail", containsString("one operation at a time")));
    mvc.perform(post("/clusters/shop/acknowledge").param("comment", "seen"))
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("one operation at a time")));
  }

  @Test
  void theAntiFlapBlockIsAcknowledgedWithAComment() throws Exception {
    mvc.perform(json("/api/v1/clusters/shop/acknowledge", "{\"comment\":\"rack 4\"}"))
        .andExpect(status().isOk());
    mvc.perform(post("/clusters/shop/acknowledge").param("comment", "rack 4"))
        .andExpect(redirectedUrl("/clusters/shop"));
    mvc.perform(json("/api/v1/clusters/shop/acknowledge", "{\"comment\":\" \"}"))
        .andExpect(status().isBadRequest());
    assertThat(stage.asked()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/clusters/shop/switchover", "/clusters/shop/acknowledge"})
  void readingNeverChangesAnything(String path) throws Exception {
    mvc.perform(get(path)).andExpect(status().isMethodNotAllowed());
    mvc.perform(get("/api/v1" + path)).andExpect(status().isMethodNotAllowed());
    assertThat(stage.asked()).isEmpty();
  }

  @Test
  void everyPageSaysThatNothingAutomaticHappensWhileTheEngineIsDown() throws Exception {
    stage.engine(new Condition.Down("127.0.0.1:7233 refuses connections"));
    mvc.perform(get("/")).andExpect(content().string(containsString("Nothing automatic happens")));
    mvc.perform(get("/clusters/shop"))
        .andExpect(content().string(containsString("Nothing automatic happens")));
    // A list that no page has read within the last second, so that none is remembered.
    mvc.perform(get("/operations?cluster=elsewhere"))
        .andExpect(status().isServiceUnavailable())
        .andExpect(content().string(containsString("The engine does not answer")));
    mvc.perform(get("/api/v1/operations"))
        .andExpect(status().isServiceUnavailable())
        .andExpect(content().contentType(Problem.JSON));
  }
}

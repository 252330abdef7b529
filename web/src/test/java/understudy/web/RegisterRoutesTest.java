package understudy.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
import understudy.topology.InstanceAddress;
import understudy.topology.trait.Attribute;
import understudy.topology.trait.Downtime;
import understudy.topology.trait.Origin;
import understudy.topology.trait.Tag;
import understudy.web.stage.Fleet;
import understudy.web.stage.Scene;
import understudy.web.stage.Stage;
import understudy.web.stage.StageApplication;
import understudy.workflows.guardian.InstanceCommand;
import understudy.workflows.guardian.Note;
import understudy.workflows.guardian.NoteCommand;
import understudy.workflows.guardian.Retirement;

@SpringBootTest(classes = StageApplication.class)
@AutoConfigureMockMvc
final class RegisterRoutesTest {
  private static final InstanceAddress DB3 = InstanceAddress.parse("db3");
  private final MockMvc mvc;
  private final Stage stage;

  @Autowired
  RegisterRoutesTest(MockMvc mvc, Stage stage) {
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

  @Test
  void clustersAndInstancesAreForgottenAndAskedFor() throws Exception {
    mvc.perform(json("/api/v1/clusters/shop/forget", "{\"reason\":\"sold\"}"))
        .andExpect(status().isOk());
    mvc.perform(json("/api/v1/clusters/shop/instances/forget", "{\"instance\":\"db3\"}"))
        .andExpect(status().isOk());
    mvc.perform(json("/api/v1/clusters/shop/instances/discover", "{\"instance\":\"db3\"}"))
        .andExpect(status().isOk());
    var by = "somebody through the API";
    assertThat(stage.asked())
        .containsExactly(
            new Retirement(by, "sold"), new InstanceCommand(DB3, by), new InstanceCommand(DB3, by));
  }

  @ParameterizedTest
  @ValueSource(strings = {"forget", "adopt-policy", "alias", "tags", "instances/forget"})
  void readingChangesNothing(String path) throws Exception {
    mvc.perform(get("/api/v1/clusters/shop/" + path)).andExpect(status().isMethodNotAllowed());
    assertThat(stage.asked()).isEmpty();
  }

  @Test
  void whatIsSaidOfInstancesIsPutToTheGuardian() throws Exception {
    mvc.perform(
            json(
                "/api/v1/clusters/shop/promotion-rules",
                "{\"instance\":\"db3\",\"rule\":\"must-not\",\"lasting\":\"1h\"}"))
        .andExpect(status().isOk());
    mvc.perform(json("/api/v1/clusters/shop/tags", "{\"instance\":\"db3\",\"tag\":\"rack=7\"}"))
        .andExpect(status().isOk());
    mvc.perform(delete("/api/v1/clusters/shop/tags?instance=db3&tag=rack"))
        .andExpect(status().isOk());
    assertThat(stage.asked())
        .extracting(command -> ((NoteCommand) command).note())
        .containsExactly(
            new Note.Said(
                DB3, Attribute.PROMOTION_RULE, "must_not", Optional.of(Duration.ofHours(1))),
            new Note.Tagged(DB3, new Tag("rack", "7", Origin.OPERATOR)),
            new Note.Untagged(DB3, "rack"));
  }

  @Test
  void downtimesBeginAndEndForOneInstanceOrForTheWholeCluster() throws Exception {
    var own = "{\"instance\":\"db3\",\"lasting\":\"30m\",\"reason\":\" kernel update \"}";
    mvc.perform(json("/api/v1/clusters/shop/downtime", own)).andExpect(status().isOk());
    var whole = "{\"lasting\":\"2h\",\"reason\":\"rack\"}";
    mvc.perform(json("/api/v1/clusters/shop/downtime", whole)).andExpect(status().isOk());
    mvc.perform(delete("/api/v1/clusters/shop/downtime?instance=db3")).andExpect(status().isOk());
    mvc.perform(delete("/api/v1/clusters/shop/downtime")).andExpect(status().isOk());
    assertThat(stage.asked())
        .extracting(command -> ((NoteCommand) command).note())
        .containsExactly(
            new Note.DowntimeBegun(Optional.of(DB3), "kernel update", Duration.ofMinutes(30)),
            new Note.DowntimeBegun(Optional.empty(), "rack", Duration.ofHours(2)),
            new Note.DowntimeEnded(Optional.of(DB3)),
            new Note.DowntimeEnded(Optional.empty()));
  }

  @Test
  void downtimesBeginAndEndOnThePage() throws Exception {
    mvc.perform(
            post("/clusters/shop/downtime/begin")
                .param("instance", "db3")
                .param("lasting", "1d")
                .param("because", "disk"))
        .andExpect(redirectedUrl("/clusters/shop"));
    mvc.perform(post("/clusters/shop/downtime/end").param("instance", ""))
        .andExpect(redirectedUrl("/clusters/shop"));
    assertThat(stage.asked())
        .extracting(command -> ((NoteCommand) command).note())
        .containsExactly(
            new Note.DowntimeBegun(Optional.of(DB3), "disk", Duration.ofDays(1)),
            new Note.DowntimeEnded(Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"lasting\":\"30m\"}|The reason of the downtime is missing.",
        "{\"reason\":\"rack\"}|How long it lasts, as 30m, 2h or 7d, is missing.",
        "{\"reason\":\"rack\",\"lasting\":\"-5m\"}|'-5m' is no length of time: write 90s, 10m, 1h or 7d.",
        "{\"reason\":\"rack\",\"lasting\":\"0m\"}|A downtime lasts more than no time and at most a year.",
        "{\"reason\":\"rack\",\"lasting\":\"9999d\"}|A downtime lasts more than no time and at most a year."
      })
  void aDowntimeThatMakesNoSenseIsRefusedWithOneSentence(String body, String sentence)
      throws Exception {
    mvc.perform(json("/api/v1/clusters/shop/downtime", body))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").value(sentence));
    assertThat(stage.asked()).isEmpty();
  }

  @Test
  void aPrimaryThatIsLostInDowntimeIsToldWithWhyNothingIsDone() throws Exception {
    stage.show(Fleet.in(Fleet.lost("till"), downtime(Optional.of(Scene.DB1))));
    mvc.perform(get("/api/v1/clusters/till/why"))
        .andExpect(jsonPath("$.restraint.is").value("InDowntime"))
        .andExpect(jsonPath("$.restraint.downtime.reason").value("kernel update"))
        .andExpect(jsonPath("$.sentence", containsString("db1.shop.example:3306 is in downtime")))
        .andExpect(jsonPath("$.downtimes.length()").value(1))
        .andExpect(jsonPath("$.findings[0].downtimes.length()").value(1));
    mvc.perform(get("/api/v1/clusters/till")).andExpect(jsonPath("$.standing.level").value("LOST"));
    mvc.perform(get("/clusters/till"))
        .andExpect(content().string(containsString("No automatic failover: db1.shop.example")))
        .andExpect(content().string(containsString("End it")));
  }

  @Test
  void whatIsWrongWithAnInstanceInDowntimeIsMarkedAndDisturbsNobody() throws Exception {
    var broken = Fleet.broken("till");
    stage.show(broken);
    mvc.perform(get("/api/v1/clusters/till"))
        .andExpect(jsonPath("$.standing.level").value("ATTENTION"));
    stage.show(Fleet.in(broken, downtime(Optional.empty())));
    mvc.perform(get("/api/v1/clusters/till"))
        .andExpect(jsonPath("$.standing.level").value("HEALTHY"))
        .andExpect(jsonPath("$.standing.problems[0].downtime.reason").value("kernel update"));
    mvc.perform(get("/clusters/till"))
        .andExpect(content().string(containsString("(in downtime)")))
        .andExpect(content().string(containsString("The whole cluster is in downtime until")));
    mvc.perform(get("/")).andExpect(content().string(containsString("(in downtime)")));
  }

  private static Downtime downtime(Optional<InstanceAddress> instance) {
    return new Downtime(instance, "kernel update", Instant.now().plusSeconds(600));
  }

  @ParameterizedTest
  @CsvSource({
    "promotion-rules,'{\"instance\":\"db3\",\"rule\":\"maybe\"}'",
    "promotion-rules,'{\"instance\":\"db3\",\"rule\":\"must\",\"lasting\":\"soon\"}'",
    "tags,'{\"instance\":\"db3\",\"tag\":\"two words\"}'",
    "tags,'{\"tag\":\"rack\"}'",
    "instances/forget,'{}'",
    "forget,'{}'"
  })
  void whatCannotBeSaidIsRefusedAndNothingIsAsked(String path, String body) throws Exception {
    mvc.perform(json("/api/v1/clusters/shop/" + path, body))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").isNotEmpty());
    assertThat(stage.asked()).isEmpty();
  }

  @Test
  void aClusterIsFoundByItsAliasAndByAnInstanceToo() throws Exception {
    mvc.perform(json("/api/v1/clusters/The%20archive/adopt-policy", "{}"))
        .andExpect(status().isNotFound());
    stage.show(Fleet.called("archive", "The archive"));
    mvc.perform(get("/api/v1/clusters/The archive"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.guardian.cluster").value("archive"));
    stage.show(Fleet.called("billing", "The archive"));
    mvc.perform(get("/api/v1/clusters/The archive"))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail", containsString("archive, billing")));
  }
}

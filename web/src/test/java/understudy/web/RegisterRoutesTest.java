package understudy.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
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
import understudy.topology.trait.Origin;
import understudy.topology.trait.Tag;
import understudy.web.stage.Fleet;
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

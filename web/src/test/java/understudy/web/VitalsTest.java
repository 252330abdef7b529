package understudy.web;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;
import understudy.web.stage.Stage;
import understudy.web.stage.StageApplication;
import understudy.web.vital.Condition;

/** Health, metrics, and who may ask at all. */
@SpringBootTest(classes = StageApplication.class)
@AutoConfigureMockMvc
final class VitalsTest {
  private final MockMvc mvc;
  private final Stage stage;

  @Autowired
  VitalsTest(MockMvc mvc, Stage stage) {
    this.mvc = mvc;
    this.stage = stage;
  }

  @BeforeEach
  void clear() {
    stage.clear();
  }

  @Test
  void healthTellsOfEngineAndDetectorAndLivenessOfNeither() throws Exception {
    mvc.perform(get("/actuator/health")).andExpect(status().isOk());
    stage.engine(new Condition.Down("127.0.0.1:7233 refuses connections"));
    mvc.perform(get("/actuator/health"))
        .andExpect(status().isServiceUnavailable())
        .andExpect(jsonPath("$.components.engine.status").value("DOWN"))
        .andExpect(jsonPath("$.components.engine.details.sentence", containsString("refuses")))
        .andExpect(jsonPath("$.components.detector.status").value("UP"));
    mvc.perform(get("/actuator/health/liveness")).andExpect(status().isOk());
    mvc.perform(get("/actuator/health/readiness")).andExpect(status().isOk());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/fleet", "/api/v1/clusters/shop", "/api/v1/clusters/shop/why"})
  void beforeTheEngineHasAnsweredOnceNothingIsSaidToBeAbsent(String path) throws Exception {
    stage.engine(new Condition.Down("127.0.0.1:7233 refuses connections"));
    mvc.perform(get(path))
        .andExpect(status().isServiceUnavailable())
        .andExpect(jsonPath("$.detail", containsString("the clusters cannot be read")));
  }

  @Test
  void foreignHostsAreTurnedAway() throws Exception {
    for (var host : new String[] {"evil.example", "127.0.0.1.evil.example", "10.0.0.5", ""}) {
      mvc.perform(get("/").with(request -> from(request, host)))
          .andExpect(status().isForbidden())
          .andExpect(content().contentType(Problem.JSON));
    }
    for (var host : new String[] {"localhost", "127.0.0.1", "127.0.0.9", "[::1]"}) {
      mvc.perform(get("/").with(request -> from(request, host))).andExpect(status().isOk());
    }
  }

  private static org.springframework.mock.web.MockHttpServletRequest from(
      org.springframework.mock.web.MockHttpServletRequest request, String host) {
    request.setServerName(host);
    return request;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
        "Origin: https://evil.example",
        "Origin: null",
        "Origin: http://localhost:9999",
        "Origin: not an origin"
      })
  void aPageOfAnotherSiteChangesNothing(String header) throws Exception {
    var parts = header.split(": ", 2);
    mvc.perform(
            post("/clusters")
                .param("name", "stock")
                .param("address", "db1")
                .header(parts[0], parts[1]))
        .andExpect(status().isForbidden());
    org.assertj.core.api.Assertions.assertThat(stage.asked()).isEmpty();
  }

  @Test
  void ourOwnPagesAndToolsMayAsk() throws Exception {
    mvc.perform(
            post("/clusters")
                .param("name", "stock")
                .param("address", "db1")
                .header("Origin", "http://localhost")
                .header("Sec-Fetch-Site", "same-origin"))
        .andExpect(status().is3xxRedirection());
  }
}

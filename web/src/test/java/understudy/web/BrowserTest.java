package understudy.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import understudy.web.live.Streams;
import understudy.web.operation.Recorded;
import understudy.web.stage.Fleet;
import understudy.web.stage.Stage;
import understudy.web.stage.StageApplication;
import understudy.web.vital.Condition;
import understudy.workflows.guardian.Acknowledgement;

/** The pages as a person meets them; what they look like is left in {@code target/screenshots}. */
final class BrowserTest {
  private static ConfigurableApplicationContext window;
  private static Chromium chromium;
  private static Stage stage;
  private static String address;

  private final List<String> complaints = new ArrayList<>();

  /** Where a page is looked at. */
  enum Look {
    LIGHT(1280, 900, ColorScheme.LIGHT),
    DARK(1280, 900, ColorScheme.DARK),
    PHONE(390, 844, ColorScheme.LIGHT);

    private final int width;
    private final int height;
    private final ColorScheme scheme;

    Look(int width, int height, ColorScheme scheme) {
      this.width = width;
      this.height = height;
      this.scheme = scheme;
    }
  }

  @BeforeAll
  static void open() {
    chromium = Chromium.start();
    window =
        SpringApplication.run(
            StageApplication.class, "--server.address=127.0.0.1", "--server.port=0");
    address =
        "http://127.0.0.1:" + window.getEnvironment().getRequiredProperty("local.server.port");
    stage = window.getBean(Stage.class);
  }

  @AfterAll
  static void shut() {
    window.close();
    chromium.close();
  }

  @BeforeEach
  void setTheStage() {
    stage.clear();
    Fleet.on(stage);
  }

  @AfterEach
  void nothingWasComplainedOf() {
    assertThat(complaints).isEmpty();
  }

  private BrowserContext look(Look look) {
    var context =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(look.width, look.height)
                    .setReducedMotion(ReducedMotion.REDUCE)
                    .setColorScheme(look.scheme));
    context.onConsoleMessage(this::listen);
    context.onWebError(error -> complaints.add(error.error()));
    context.setDefaultTimeout(10_000);
    return context;
  }

  /** Violations of the content security policy are told as errors too. */
  private void listen(ConsoleMessage message) {
    if (List.of("error", "warning").contains(message.type())) {
      complaints.add(message.text());
    }
  }

  private static void shoot(Page page, String name, Look look) {
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .as("%s fits into %d pixels", name, look.width)
        .isEqualTo(true);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "screenshots", name + "-" + look.name() + ".png")));
  }

  private static void isLive(Page page) {
    assertThat(page.locator("#pulse")).hasAttribute("data-state", "live");
  }

  @ParameterizedTest
  @EnumSource
  void theFleetShowsWhoNeedsSomebodyFirst(Look look) {
    try (var context = look(look)) {
      var page = context.newPage();
      page.navigate(address + "/");
      isLive(page);
      assertThat(page.locator(".card h2"))
          .hasText(new String[] {"payments", "orders", "shop", "archive", "billing"});
      assertThat(page.locator(".card").last()).containsText("3 replicas follow");
      assertThat(page.locator(".card.attention")).containsText("is deposed");
      shoot(page, "fleet", look);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aClusterIsDrawnAndExplained(Look look) {
    try (var context = look(look)) {
      var page = context.newPage();
      for (var name : List.of("billing", "orders", "shop", "archive", "payments")) {
        page.navigate(address + "/clusters/" + name);
        isLive(page);
        assertThat(page.locator("h1")).hasText(name);
        shoot(page, "cluster-" + name, look);
      }
      page.navigate(address + "/clusters/shop");
      assertThat(page.locator(".decide")).containsText("It has 3 transactions that");
      assertThat(page.locator("svg.topology:visible .node")).hasCount(4);
      assertThat(page.locator("#forms")).containsText("Automatic failover is blocked");
      assertThat(page.locator(".observed")).containsText("is writable");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anOperationIsToldAsAStory(Look look) {
    try (var context = look(look)) {
      var page = context.newPage();
      page.navigate(address + "/operations/failover/shop/3");
      assertThat(page.locator(".headline")).containsText("leads in place of");
      assertThat(page.locator(".figures")).containsText("from first sign to writable");
      assertThat(page.locator(".origin")).containsText("understudy-a, understudy-b");
      assertThat(page.locator(".step")).hasCount(8);
      shoot(page, "operation", look);
      page.locator(".step summary").nth(5).focus();
      page.keyboard().press("Enter");
      assertThat(page.locator(".step").nth(5)).containsText("SET GLOBAL super_read_only = 0;");
      assertThat(page.locator(".step").nth(7)).containsText("lock wait timeout");
      shoot(page, "operation-open", look);
    }
  }

  @ParameterizedTest
  @EnumSource
  void operationsAreListedAndFiltered(Look look) {
    try (var context = look(look)) {
      var page = context.newPage();
      page.navigate(address + "/operations");
      isLive(page);
      assertThat(page.locator(".operations li")).hasCount(5);
      shoot(page, "operations", look);
      page.locator("select[name=kind]").selectOption("switchover");
      page.getByText("Show", new Page.GetByTextOptions().setExact(true)).click();
      assertThat(page.locator(".operations li")).hasCount(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEngineThatIsDownIsSaidOnEveryPage(Look look) {
    stage.engine(new Condition.Down("127.0.0.1:7233 refuses connections"));
    stage.detector(new Condition.Down("it ended with an error 12 s ago"));
    try (var context = look(look)) {
      var page = context.newPage();
      page.navigate(address + "/");
      assertThat(page.locator(".banner")).hasCount(2);
      assertThat(page.locator(".banner").first()).containsText("Nothing automatic happens");
      shoot(page, "engine-down", look);
      page.navigate(address + "/clusters/shop");
      assertThat(page.locator(".banner").first()).containsText("Nothing automatic happens");
    }
  }

  @Test
  void aRunningOperationMovesByItselfAndKeepsWhatIsOpen() {
    try (var context = look(Look.LIGHT)) {
      var page = context.newPage();
      page.navigate(address + "/operations/" + Fleet.RUNNING);
      isLive(page);
      assertThat(page.locator(".badge").first()).hasText("running");
      shoot(page, "operation-running", Look.LIGHT);
      page.locator(".step summary").first().click();
      for (var events = 18; events <= Recorded.length(); events++) {
        stage.show(Recorded.failover(Fleet.RUNNING, events));
      }
      assertThat(page.locator(".badge").first()).hasText("recovered");
      assertThat(page.locator(".step")).hasCount(8);
      assertThat(page.locator(".step details").first()).hasAttribute("open", "");
    }
  }

  @Test
  void aClusterMovesByItselfAndLeavesAlonePeopleWhoType() {
    try (var context = look(Look.LIGHT)) {
      var page = context.newPage();
      page.navigate(address + "/clusters/orders");
      isLive(page);
      assertThat(page.locator("h1 + .badge")).hasText("working");
      page.locator("input[name=reason]").fill("kernel update");
      stage.show(Fleet.well("orders"));
      assertThat(page.locator("h1 + .badge")).hasText("healthy");
      assertThat(page.locator("input[name=reason]")).hasValue("kernel update");
      page.locator("h1").click();
      assertThat(page.locator("#forms button").last()).isEnabled();
    }
  }

  @Test
  void anOperatorSwitchesOverAcknowledgesAndRegisters() {
    try (var context = look(Look.LIGHT)) {
      var page = context.newPage();
      page.navigate(address + "/clusters/shop");
      page.locator("input[name=comment]").fill("rack 4 lost power");
      page.locator("input[name=comment]").press("Enter");
      page.waitForURL(Pattern.compile("/clusters/shop$"));
      page.navigate(address + "/");
      page.locator("input[name=name]").fill("billing");
      page.locator("input[name=address]").fill("db1");
      page.locator("button").click();
      assertThat(page).hasURL(address + "/clusters/billing");
      assertThat(stage.asked())
          .contains(new Acknowledgement(Asked.ON_THE_PAGE, "rack 4 lost power"));
      stage.refuse(Refusal.conflict("failover/shop/5 runs: one operation at a time"));
      var before = complaints.size();
      page.navigate(address + "/clusters/shop");
      page.locator("input[name=reason]").fill("kernel update");
      page.locator("input[name=reason]").press("Enter");
      assertThat(page.locator(".refusal")).containsText("one operation at a time");
      assertThat(page.locator(".refusal")).isInViewport();
      shoot(page, "refused", Look.LIGHT);
      // A browser notes every answer of 409 as an error: that one is meant.
      complaints.removeIf(text -> text.contains("409"));
      assertThat(complaints).hasSize(before);
    }
  }

  @Test
  void aClosedPageEndsItsStream() throws Exception {
    try (var context = look(Look.LIGHT)) {
      var page = context.newPage();
      page.navigate(address + "/");
      isLive(page);
      assertThat(window.getBean(Streams.class).count()).isPositive();
    }
    for (var k = 0; k < 100 && window.getBean(Streams.class).count() > 0; k++) {
      Thread.sleep(100);
    }
    assertThat(window.getBean(Streams.class).count()).isZero();
  }

  @Test
  void metricsAreTold() throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var answer =
          client.send(
              HttpRequest.newBuilder(URI.create(address + "/actuator/prometheus")).build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("jvm_memory_used_bytes");
    }
  }
}

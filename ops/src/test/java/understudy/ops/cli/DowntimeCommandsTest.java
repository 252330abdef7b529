package understudy.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the commands ask of a server that plays a cluster called shop, also "The shop". */
class DowntimeCommandsTest {
  private static final String GUARDIAN =
      """
      {"cluster":"shop","verdict":"as you say","particulars":{"cluster":{"said":[
        {"attribute":"ALIAS","value":"The shop","origin":"OPERATOR","until":null}]}}}
      """;
  private static final String WHY =
      """
      {"downtimes":[
        {"instance":null,"reason":"the rack moves","until":"2026-01-01T12:00:00Z"},
        {"instance":"db1:3306","reason":"kernel update","until":"2026-01-01T13:00:00Z"}]}
      """;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server = nowhere();

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/v1/", this::answer);
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  @Test
  void anInstanceIsPutInDowntimeAndTakenOut() {
    assertThat(run("begin", "db1", "--for", "30m", "--reason", "kernel update")).isZero();
    assertThat(run("end", "db1:3306")).isZero();

    assertThat(out.toString()).contains("as you say");
    assertThat(asked)
        .containsExactly(
            "GET /api/v1/clusters/db1 ",
            "POST /api/v1/clusters/shop/downtime"
                + " {\"instance\":\"db1:3306\",\"lasting\":\"30m\",\"reason\":\"kernel update\"}",
            "GET /api/v1/clusters/db1:3306 ",
            "DELETE /api/v1/clusters/shop/downtime?instance=db1:3306 ");
  }

  @Test
  void aWholeClusterIsMeantByItsNameOrItsAlias() {
    assertThat(run("begin", "The shop", "--for", "2h", "--reason", "rack")).isZero();
    assertThat(run("end", "shop")).isZero();

    assertThat(asked)
        .containsExactly(
            "GET /api/v1/clusters/The shop ",
            "POST /api/v1/clusters/shop/downtime {\"lasting\":\"2h\",\"reason\":\"rack\"}",
            "GET /api/v1/clusters/shop ",
            "DELETE /api/v1/clusters/shop/downtime ");
  }

  @Test
  void whatIsInDowntimeIsListed() {
    assertThat(run("list", "shop")).isZero();

    assertThat(out.toString().lines())
        .contains(
            "the whole cluster      until 2026-01-01T12:00:00Z: the rack moves",
            "db1:3306               until 2026-01-01T13:00:00Z: kernel update");
  }

  @Test
  void aDowntimeNeedsALengthAndAReason() {
    assertThat(run("begin", "shop", "--for", "30m")).isEqualTo(2);
    assertThat(err.toString()).contains("--reason");
    assertThat(run("begin", "shop", "--reason", "rack")).isEqualTo(2);
    assertThat(err.toString()).contains("--for");
    assertThat(asked).isEmpty();
  }

  @Test
  void whoIsUnknownIsRefusedWithTheServersSentence() {
    assertThat(run("begin", "far", "--for", "30m", "--reason", "rack")).isEqualTo(1);
    assertThat(err.toString().lines()).hasSize(1).first().asString().contains("no cluster is");
  }

  private int run(String... words) {
    var at = "http://127.0.0.1:" + server.getAddress().getPort();
    var line = Stream.of(Stream.of("downtime"), Stream.of(words), Stream.of("--server", at));
    return CommandLines.tree()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(line.flatMap(it -> it).toArray(String[]::new));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var uri = exchange.getRequestURI();
      var query = uri.getQuery() == null ? "" : "?" + uri.getQuery();
      if (uri.getPath().endsWith("/far")) {
        send(exchange, 404, "{\"detail\":\"no cluster is registered as 'far'\"}");
        return;
      }
      if (uri.getPath().endsWith("/why")) {
        send(exchange, 200, WHY);
        return;
      }
      asked.add("%s %s%s %s".formatted(exchange.getRequestMethod(), uri.getPath(), query, body));
      var whole = "{\"guardian\":%s}".formatted(GUARDIAN);
      send(exchange, 200, exchange.getRequestMethod().equals("GET") ? whole : GUARDIAN);
    }
  }

  private static void send(HttpExchange exchange, int code, String json) throws IOException {
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static HttpServer nowhere() {
    try {
      return HttpServer.create();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

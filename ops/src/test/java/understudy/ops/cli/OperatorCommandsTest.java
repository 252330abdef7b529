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
import org.junit.jupiter.api.Test;

/** What an operator decides about a cluster, asked of a server that plays one called shop. */
class OperatorCommandsTest {
  private static final String GUARDIAN =
      """
      {"cluster":"shop","verdict":"as you say","deposed":[
        {"instance":"db1:3306","decision":"rebuild it"}]}
      """;
  private static final String WHY =
      """
      {"cluster":"shop","sentence":"db2 was not acknowledged: acknowledge it, or wait until noon"}
      """;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  @Test
  void aFailoverIsAcknowledgedWithAComment() throws IOException {
    assertThat(run("acknowledge", "shop")).isEqualTo(2);
    assertThat(err.toString()).contains("--comment");
    assertThat(run("acknowledge", "shop", "--comment", "disk replaced")).isZero();
    assertThat(out.toString()).contains("as you say");
    assertThat(asked)
        .containsExactly("/api/v1/clusters/shop/acknowledge {\"comment\":\"disk replaced\"}");
  }

  @Test
  void whyNamesTheCommandThatLiftsTheBlock() throws IOException {
    assertThat(run("why", "shop")).isZero();
    assertThat(out.toString())
        .contains("acknowledge it with 'understudy acknowledge shop --comment TEXT', or wait");
  }

  @Test
  void aClusterIsForgottenWithAReasonAndSaysWhoIsForgottenWithIt() throws IOException {
    assertThat(run("cluster", "forget", "shop")).isEqualTo(2);
    assertThat(err.toString()).contains("--reason");
    assertThat(asked).isEmpty();
    assertThat(run("cluster", "forget", "shop", "--reason", "sold")).isZero();
    assertThat(out.toString()).contains("forgotten with it: db1:3306").contains("rebuild it");
  }

  private int run(String... words) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/v1/", this::answer);
    server.start();
    try {
      var at = "http://127.0.0.1:" + server.getAddress().getPort();
      return CommandLines.tree()
          .setOut(new PrintWriter(out, true))
          .setErr(new PrintWriter(err, true))
          .execute(
              Stream.concat(Stream.of(words), Stream.of("--server", at)).toArray(String[]::new));
    } finally {
      server.stop(0);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var path = exchange.getRequestURI().getPath();
      var reads = exchange.getRequestMethod().equals("GET");
      if (!reads) {
        asked.add("%s %s".formatted(path, body));
      }
      var whole = reads ? "{\"guardian\":%s}".formatted(GUARDIAN) : GUARDIAN;
      var bytes = (path.endsWith("/why") ? WHY : whole).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}

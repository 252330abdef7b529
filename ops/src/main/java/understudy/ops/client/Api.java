package understudy.ops.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import understudy.ops.host.Refused;
import understudy.topology.ClusterName;

/**
 * The API of a running Understudy. Every refusal becomes a {@link Refused} with the server's own
 * sentence.
 */
public final class Api {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A server takes a path with such a character, even when it is encoded, for an attack. */
  private static final Pattern NEVER_IN_A_NAME = Pattern.compile("[/\\\\\\p{Cntrl}]|^[.]+$");

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final URI server;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  /**
   * @param server its address, as {@code http://127.0.0.1:8090}
   */
  public Api(URI server) {
    this.server = server;
  }

  /** Reads; {@code path} begins with a slash and stands behind {@code /api/v1}. */
  public JsonNode get(String path) {
    return answer(request(path).GET().build());
  }

  /** Asks for a change. */
  public JsonNode post(String path, Map<String, ?> body) {
    var json = MAPPER.writeValueAsString(body);
    return answer(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build());
  }

  /** Asks for something to be taken away; {@code query} are its words, as they are. */
  public JsonNode delete(String path, Map<String, String> query) {
    var words =
        query.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&"));
    return answer(request(words.isEmpty() ? path : path + "?" + words).DELETE().build());
  }

  /**
   * The name of the cluster that somebody means by its name, its alias or the address of one of its
   * instances.
   */
  public ClusterName meant(String text) {
    return new ClusterName(guardian(text).path("cluster").asString(""));
  }

  /** The guardian's state of the cluster that somebody means. */
  public JsonNode guardian(String text) {
    if (text.isBlank() || NEVER_IN_A_NAME.matcher(text).find()) {
      throw new Refused("no cluster is registered as '%s'".formatted(text));
    }
    return get("/clusters/" + encoded(text)).path("guardian");
  }

  /** A word as it may stand in a path. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Whether it answers and is ready to work. */
  public boolean isReady() {
    try {
      var health =
          http.send(
              HttpRequest.newBuilder(server.resolve("/actuator/health"))
                  .timeout(Duration.ofSeconds(2))
                  .build(),
              BodyHandlers.discarding());
      return health.statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Where it is. */
  public URI server() {
    return server;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve("/api/v1" + path))
        .timeout(PATIENCE)
        .header("Accept", "application/json, application/problem+json");
  }

  private JsonNode answer(HttpRequest request) {
    try {
      return read(http.send(request, BodyHandlers.ofString()));
    } catch (IOException away) {
      throw new Refused(silence(request, away).formatted(server), away);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new Refused("interrupted while waiting for %s".formatted(server), stop);
    }
  }

  /** Whoever asked for a change and heard nothing must not believe that nothing was done. */
  private static String silence(HttpRequest request, IOException away) {
    var reached =
        !(away instanceof ConnectException || away instanceof HttpConnectTimeoutException);
    return reached && !request.method().equals("GET")
        ? "%s took the request and broke off before it answered: what was asked for may have begun, look at 'understudy operations' before you ask again"
        : "no Understudy answers at %s: start one with 'understudy demo' or 'understudy server', or name it with --server";
  }

  private JsonNode read(HttpResponse<String> response) {
    try {
      var body = MAPPER.readTree(response.body());
      if (response.statusCode() < 400) {
        return body;
      }
      throw new Refused(
          body.path("detail").asString("%s answered %d".formatted(server, response.statusCode())));
    } catch (JacksonException garbled) {
      throw new Refused(
          "%s answered %d with something that is no JSON: is it Understudy?"
              .formatted(server, response.statusCode()),
          garbled);
    }
  }
}

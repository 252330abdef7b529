package understudy.activities.hook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.TreeMap;
import understudy.workflows.payload.Payloads;
import understudy.workflows.steps.Hook;
import understudy.workflows.steps.HookRequest;

/** A post of the facts as JSON; any 2xx means yes. */
final class HttpHook {
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(5))
          .followRedirects(Redirect.NEVER)
          .build();

  Verdict run(Hook.Http post, HookRequest request) {
    try {
      var response = client.send(message(post, request), BodyHandlers.ofString());
      var output = Tail.of(response.body());
      return response.statusCode() / 100 == 2
          ? new Verdict.Yes("it answered " + response.statusCode(), output)
          : new Verdict.No("it answered " + response.statusCode(), output);
    } catch (IOException | IllegalArgumentException failure) {
      return new Verdict.No("it could not be called: " + failure, "");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Verdict.No("it was interrupted", "");
    }
  }

  private static HttpRequest message(Hook.Http post, HookRequest request) {
    var facts = new TreeMap<>(request.facts());
    facts.put("event", request.event().name());
    facts.put("operation", request.mandate().operation().value());
    facts.put("cluster", request.mandate().cluster().value());
    return HttpRequest.newBuilder(URI.create(post.url()))
        .timeout(request.hook().limit())
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(Payloads.mapper().writeValueAsString(facts)))
        .build();
  }
}

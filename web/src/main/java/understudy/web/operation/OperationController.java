package understudy.web.operation;

import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import understudy.web.Asked;
import understudy.web.Refusal;
import understudy.web.cluster.Clusters;
import understudy.web.live.Streams;
import understudy.web.vital.Banner;
import understudy.web.vital.Vitals;
import understudy.workflows.operation.OperationId;

/** The pages of operations. */
@Controller
class OperationController {
  private final Glance operations;
  private final Clusters clusters;
  private final Vitals vitals;
  private final Streams streams;
  private final Clock clock;

  OperationController(
      Operations operations, Clusters clusters, Vitals vitals, Streams streams, Clock clock) {
    this.operations = new Glance(operations, clock);
    this.clusters = clusters;
    this.vitals = vitals;
    this.streams = streams;
    this.clock = clock;
  }

  @GetMapping("/operations")
  String list(
      @RequestParam(required = false) @Nullable String cluster,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String state,
      Model model) {
    model.addAttribute(
        "page", listPage(Operations.Wanted.of(clusters.nameOf(cluster), kind, state)));
    return "operations";
  }

  @GetMapping("/events/operations")
  SseEmitter listEvents(
      @RequestParam(required = false) @Nullable String cluster,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String state) {
    var wanted = Operations.Wanted.of(clusters.nameOf(cluster), kind, state);
    return streams.open(() -> Map.of("facts", listPage(wanted)));
  }

  @GetMapping("/operations/{kind}/{cluster}/{number}")
  String show(
      @PathVariable String kind,
      @PathVariable String cluster,
      @PathVariable String number,
      Model model) {
    model.addAttribute("page", page(Asked.operation(kind, cluster, number)));
    return "operation";
  }

  @GetMapping("/events/operations/{kind}/{cluster}/{number}")
  SseEmitter events(
      @PathVariable String kind, @PathVariable String cluster, @PathVariable String number) {
    var id = Asked.operation(kind, cluster, number);
    page(id);
    return streams.open(() -> Map.of("facts", page(id)));
  }

  private ListPage listPage(Operations.Wanted wanted) {
    return ListPage.of(
        operations.list(wanted),
        wanted,
        clusters.all().stream().map(view -> view.guardian().cluster().value()).sorted().toList(),
        Banner.of(vitals),
        clock.instant());
  }

  private OperationPage page(OperationId id) {
    var story =
        operations
            .story(id)
            .orElseThrow(() -> Refusal.unknown("no operation is called '%s'".formatted(id)));
    return OperationPage.of(story, Banner.of(vitals));
  }
}

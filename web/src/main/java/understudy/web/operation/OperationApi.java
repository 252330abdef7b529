package understudy.web.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import understudy.web.Asked;
import understudy.web.Refusal;
import understudy.web.cluster.Clusters;

/** Operations, for programs. */
@RestController
@RequestMapping("/api/v1/operations")
class OperationApi {
  private final Operations operations;
  private final Clusters clusters;

  OperationApi(Operations operations, Clusters clusters) {
    this.operations = operations;
    this.clusters = clusters;
  }

  @GetMapping
  List<Line> list(
      @RequestParam(required = false) @Nullable String cluster,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String state) {
    return operations.list(Operations.Wanted.of(clusters.nameOf(cluster), kind, state));
  }

  @GetMapping("/{kind}/{cluster}/{number}")
  Story story(
      @PathVariable String kind, @PathVariable String cluster, @PathVariable String number) {
    return find(kind, cluster, number);
  }

  /** The snapshot document of what it was decided on. */
  @GetMapping("/{kind}/{cluster}/{number}/snapshot")
  JsonNode snapshot(
      @PathVariable String kind,
      @PathVariable String cluster,
      @PathVariable String number,
      @RequestParam(required = false) @Nullable String decision) {
    var question =
        Asked.choice(decision, "decision", Decided.Question.values(), Decided.Question::word);
    return Decided.of(find(kind, cluster, number), question).json();
  }

  private Story find(String kind, String cluster, String number) {
    var id = Asked.operation(kind, cluster, number);
    return operations
        .story(id)
        .orElseThrow(() -> Refusal.unknown("no operation is called '%s'".formatted(id)));
  }
}

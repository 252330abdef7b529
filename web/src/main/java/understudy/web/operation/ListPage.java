package understudy.web.operation;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import understudy.web.Wording;
import understudy.web.vital.Banner;
import understudy.workflows.operation.OperationKind;

/** All that the page of operations says. */
record ListPage(
    List<Banner> banners,
    List<Row> rows,
    List<Choice> clusters,
    List<Choice> kinds,
    List<Choice> states,
    String query,
    boolean full) {

  /** One operation. */
  record Row(
      String id,
      String kind,
      String cluster,
      String progress,
      String tone,
      String outcome,
      String sentence,
      String startedAt,
      String ago,
      String took) {}

  /** One value of a filter. */
  record Choice(String value, boolean chosen) {}

  static ListPage of(
      List<Line> lines,
      Operations.Wanted wanted,
      List<String> clusters,
      List<Banner> banners,
      Instant now) {
    var cluster = wanted.cluster().map(Object::toString).orElse("");
    var kind = wanted.kind().map(OperationKind::word).orElse("");
    var state = wanted.progress().map(Progress::word).orElse("");
    return new ListPage(
        banners,
        lines.stream().map(line -> row(line, now)).toList(),
        choices(clusters, cluster),
        choices(Arrays.stream(OperationKind.values()).map(OperationKind::word).toList(), kind),
        choices(Arrays.stream(Progress.values()).map(Progress::word).toList(), state),
        "cluster=%s&kind=%s&state=%s".formatted(cluster, kind, state.replace(' ', '+')),
        lines.size() >= Operations.Wanted.MOST);
  }

  private static List<Choice> choices(List<String> values, String chosen) {
    return values.stream().map(value -> new Choice(value, value.equals(chosen))).toList();
  }

  private static Row row(Line line, Instant now) {
    var parts = line.id().value().split("/", -1);
    return new Row(
        line.id().value(),
        parts[0],
        parts[1],
        line.progress().word(),
        Tone.of(line.progress(), line.outcome()).word(),
        Tone.words(line.outcome()),
        Wording.sentence(line.sentence()),
        Wording.second(line.startedAt()),
        Wording.ago(line.startedAt(), now),
        line.took().map(Wording::duration).orElse(""));
  }
}

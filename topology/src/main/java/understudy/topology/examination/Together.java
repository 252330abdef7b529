package understudy.topology.examination;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import understudy.topology.Seen;

/** One finding about all the instances that share a fault. */
final class Together {
  private Together() {}

  /**
   * Nothing when there are none.
   *
   * @param form with one place, for the names
   * @param said what each of them said
   */
  static Stream<Finding> of(
      Case kind, List<Seen> instances, String form, String advice, Function<Seen, String> said) {
    if (instances.isEmpty()) {
      return Stream.empty();
    }
    var about = instances.stream().map(Seen::instance).toList();
    return Stream.of(
        new Finding(
            kind,
            about,
            form.formatted(Chart.names(about)),
            advice,
            instances.stream()
                .map(seen -> new Evidence(seen.instance(), seen.at(), said.apply(seen)))
                .toList()));
  }
}

package understudy.topology.examination;

import java.util.Comparator;
import java.util.List;
import understudy.topology.InstanceAddress;

/**
 * One case that was met.
 *
 * @param about the instances that it is about, the chief one first
 * @param sentence what is wrong
 * @param advice what a person can do about it
 */
public record Finding(
    Case kind,
    List<InstanceAddress> about,
    String sentence,
    String advice,
    List<Evidence> evidence) {
  static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::kind)
          .thenComparing(finding -> finding.about().toString())
          .thenComparing(Finding::sentence);

  public Finding {
    about = List.copyOf(about);
    evidence = List.copyOf(evidence);
  }

  /** Whether it is about the given instance. */
  public boolean concerns(InstanceAddress instance) {
    return about.contains(instance);
  }
}

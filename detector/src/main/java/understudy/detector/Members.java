package understudy.detector;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.examination.Track;

/** The instances of one cluster that are watched at present. */
final class Members {
  private final ConcurrentMap<InstanceAddress, Member> members = new ConcurrentHashMap<>();
  private final Means means;
  private final Function<InstanceAddress, Duration> pace;
  private final UnaryOperator<Observation> complete;
  private final Consumer<Observation> seen;

  /**
   * Nobody is watched yet.
   *
   * @param complete adds what is known of an instance by other means than its probe
   */
  Members(
      Means means,
      Function<InstanceAddress, Duration> pace,
      UnaryOperator<Observation> complete,
      Consumer<Observation> seen) {
    this.means = means;
    this.pace = pace;
    this.complete = complete;
    this.seen = seen;
  }

  /** Begins to watch whom it does not watch yet, and leaves all others. */
  void keepOnly(List<InstanceAddress> wanted) {
    members.keySet().stream().filter(it -> !wanted.contains(it)).toList().forEach(this::leave);
    wanted.forEach(it -> members.computeIfAbsent(it, this::begin));
  }

  Optional<Member> of(InstanceAddress instance) {
    return Optional.ofNullable(members.get(instance));
  }

  boolean have(InstanceAddress instance) {
    return members.containsKey(instance);
  }

  private void leave(InstanceAddress instance) {
    var member = members.remove(instance);
    if (member != null) {
      means.roster().leave(instance);
      member.rest();
    }
  }

  /** How the probes of each instance have fared over the last minutes. */
  Map<InstanceAddress, Track> tracks() {
    var tracks = new TreeMap<InstanceAddress, Track>();
    members.forEach((instance, member) -> tracks.put(instance, member.held().track()));
    return tracks;
  }

  private Member begin(InstanceAddress instance) {
    means.roster().enter(instance);
    var held = new SharedProbe(instance, completed(means.eyes().held()), seen, means);
    var fresh = new SharedProbe(instance, completed(means.eyes().fresh()), seen, means);
    var watch = new Watch(held, () -> pace.apply(instance), seen, means);
    return new Member(held, fresh, Thread.ofVirtual().name("watch " + instance).start(watch::run));
  }

  private Probe completed(Probe probe) {
    return (instance, deadline) -> complete.apply(probe.probe(instance, deadline));
  }
}

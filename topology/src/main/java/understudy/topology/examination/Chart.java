package understudy.topology.examination;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import understudy.topology.Applier;
import understudy.topology.Channel;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.Receiver;
import understudy.topology.Seen;
import understudy.topology.Silent;
import understudy.topology.Snapshot;
import understudy.topology.diagnosis.Diagnosis;
import understudy.topology.diagnosis.Witness;

/** What the rules ask of a snapshot. */
record Chart(
    Snapshot snapshot,
    Diagnosis verdict,
    ExaminationPolicy policy,
    Map<InstanceAddress, Track> tracks) {
  Chart {
    tracks = Collections.unmodifiableSortedMap(new TreeMap<>(tracks));
  }

  InstanceAddress primary() {
    return snapshot.primary();
  }

  Optional<Seen> seenPrimary() {
    return snapshot.seen(primary());
  }

  /** All that answer, but the primary. */
  List<Seen> others() {
    return snapshot.seen().stream().filter(seen -> !isPrimary(seen.instance())).toList();
  }

  /** All that answer, but the primary, and replicate from somebody. */
  List<Seen> replicas() {
    return others().stream().filter(seen -> !seen.channels().isEmpty()).toList();
  }

  boolean isPrimary(InstanceAddress instance) {
    return instance.equals(primary());
  }

  boolean isMember(InstanceAddress instance) {
    return snapshot.of(instance).isPresent();
  }

  /** Whether the primary replicates from it, or did when it last answered. */
  boolean isCoPrimary(InstanceAddress instance) {
    return !isPrimary(instance)
        && snapshot
            .of(primary())
            .filter(
                leader ->
                    switch (leader) {
                      case Seen seen -> seen.replicatesFrom(instance);
                      case Silent silent -> silent.replicatedFrom(instance);
                    })
            .isPresent();
  }

  /** The replicas directly below an instance. */
  Below below(InstanceAddress instance) {
    var witnesses = new ArrayList<Witness>();
    for (var replica : snapshot.replicasOf(instance)) {
      for (var channel : replica.channels()) {
        if (channel.source().equals(instance) && !replica.instance().equals(instance)) {
          witnesses.add(Witness.of(replica, channel, policy.health()));
        }
      }
    }
    return new Below(
        witnesses,
        snapshot.silent().stream().filter(silent -> silent.replicatedFrom(instance)).toList());
  }

  /** The replicas below an instance that answer and replicate from it with both threads. */
  List<Seen> replicating(InstanceAddress source) {
    return snapshot.replicasOf(source).stream()
        .filter(
            seen ->
                seen.channels().stream()
                    .anyMatch(it -> it.source().equals(source) && isReplicating(it)))
        .toList();
  }

  /** Whether replicas below an instance answer, and all of them lag. */
  boolean allLag(InstanceAddress source) {
    var channels =
        snapshot.replicasOf(source).stream()
            .flatMap(seen -> seen.channels().stream())
            .filter(channel -> channel.source().equals(source))
            .toList();
    return !channels.isEmpty()
        && channels.stream().allMatch(this::lags)
        && channels.stream().anyMatch(channel -> channel.delay().isZero());
  }

  boolean lags(Channel channel) {
    return channel
        .applier()
        .lag()
        .filter(lag -> lag.minus(channel.delay()).compareTo(policy.lag()) > 0)
        .isPresent();
  }

  static boolean isReplicating(Channel channel) {
    return channel.receiver().state() == Receiver.State.RUNNING
        && channel.applier().state() == Applier.State.RUNNING;
  }

  /** What an instance and those below it said. */
  List<Evidence> evidenceOf(InstanceAddress instance) {
    return Stream.concat(itself(instance), fromBelow(instance)).toList();
  }

  /** What an instance said, or how it kept silent. */
  Stream<Evidence> itself(InstanceAddress instance) {
    return snapshot.of(instance).map(Chart::itself).stream();
  }

  private Stream<Evidence> fromBelow(InstanceAddress instance) {
    var below = below(instance);
    return Stream.concat(
        below.witnesses().stream()
            .flatMap(
                witness ->
                    snapshot.seen(witness.instance()).stream()
                        .map(it -> new Evidence(it.instance(), it.at(), witness.sentence()))),
        below.silent().stream().map(Chart::itself));
  }

  private static Evidence itself(Observation observation) {
    return new Evidence(
        observation.instance(),
        observation.at(),
        switch (observation) {
          case Silent silent ->
              "%s gave no answer: %s".formatted(silent.instance(), silent.sentence());
          case Seen seen ->
              "%s answered, and %s"
                  .formatted(
                      seen.instance(),
                      switch (seen.writability()) {
                        case WRITABLE -> "takes writes";
                        case READ_ONLY, READ_ONLY_AT_BEST -> "is read-only";
                        case SUPER_READ_ONLY -> "is super-read-only";
                      });
        });
  }

  /** Names for a sentence. */
  static String names(List<InstanceAddress> instances) {
    return instances.stream().map(InstanceAddress::toString).collect(Collectors.joining(", "));
  }

  /** Something that one instance said. */
  static List<Evidence> said(Seen seen, String what) {
    return List.of(new Evidence(seen.instance(), seen.at(), what));
  }
}

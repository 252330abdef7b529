package understudy.topology;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import understudy.topology.gtid.GtidSet;

/**
 * What an instance said of itself in one probe.
 *
 * @param took from question to answer
 * @param channels one for each source it replicates from; none for a primary
 * @param replicas the replicas connected to it, as far as it can name them
 * @param group the replication group that it belongs to, as it sees it
 */
public record Seen(
    InstanceAddress instance,
    Instant at,
    Duration took,
    Identity identity,
    Writability writability,
    BinaryLog binaryLog,
    GtidSet executed,
    SemiSync semiSync,
    List<Channel> channels,
    List<InstanceAddress> replicas,
    Settings settings,
    Vitals vitals,
    Optional<GroupView> group)
    implements Observation {
  public Seen {
    channels = List.copyOf(channels);
    replicas = List.copyOf(replicas);
    settings = Objects.requireNonNullElse(settings, Settings.UNKNOWN);
    vitals = Objects.requireNonNullElse(vitals, Vitals.UNKNOWN);
    group = Objects.requireNonNullElse(group, Optional.empty());
  }

  /** The same answer with these channels instead of its own. */
  Seen withChannels(List<Channel> others) {
    return new Seen(
        instance,
        at,
        took,
        identity,
        writability,
        binaryLog,
        executed,
        semiSync,
        others,
        replicas,
        settings,
        vitals,
        group);
  }

  /** The same answer, and what became of a trial write beside it. */
  public Seen withWrite(WriteTrial trial) {
    return new Seen(
        instance,
        at,
        took,
        identity,
        writability,
        binaryLog,
        executed,
        semiSync,
        channels,
        replicas,
        settings,
        new Vitals(
            vitals.uptime(), vitals.connections(), Optional.of(trial), vitals.missingGrants()),
        group);
  }

  /** The channel that it replicates over, when there is exactly one or more; the first of them. */
  public Optional<Channel> channel() {
    return channels.stream().findFirst();
  }

  /** Whether it replicates from the given address over any channel, running or not. */
  public boolean replicatesFrom(InstanceAddress source) {
    return channels.stream().anyMatch(channel -> channel.source().equals(source));
  }

  /** All that it has: what it executed and what lies in its relay logs. */
  public GtidSet held() {
    var held = executed;
    for (var channel : channels) {
      held = held.union(channel.retrieved());
    }
    return held;
  }

  /** Whether the replication group that it belongs to lets it take writes. */
  public boolean isGroupPrimary() {
    return group
        .flatMap(view -> view.member(identity.uuid()))
        .filter(GroupMember::leads)
        .isPresent();
  }

  /** Whether a client with ordinary rights may write to it. */
  public boolean isWritable() {
    return writability == Writability.WRITABLE;
  }
}

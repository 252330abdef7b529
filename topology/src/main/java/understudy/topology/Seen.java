package understudy.topology;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import understudy.topology.gtid.GtidSet;

/**
 * What an instance said of itself in one probe.
 *
 * @param took from question to answer
 * @param channels one for each source it replicates from; none for a primary
 * @param replicas the replicas connected to it, as far as it can name them
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
    List<InstanceAddress> replicas)
    implements Observation {
  public Seen {
    channels = List.copyOf(channels);
    replicas = List.copyOf(replicas);
  }

  /** The same answer with these channels instead of its own. */
  Seen withChannels(List<Channel> others) {
    return new Seen(
        instance, at, took, identity, writability, binaryLog, executed, semiSync, others, replicas);
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

  /** Whether a client with ordinary rights may write to it. */
  public boolean isWritable() {
    return writability == Writability.WRITABLE;
  }
}

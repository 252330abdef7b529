package understudy.topology;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import understudy.topology.gtid.GtidSet;

/**
 * One source that an instance replicates from.
 *
 * @param name the channel's name, empty for the default one
 * @param retrieved what was received into the relay logs since they were last purged
 * @param delay {@code SOURCE_DELAY}, zero when it is not a delayed replica
 */
public record Channel(
    String name,
    InstanceAddress source,
    Optional<ServerUuid> sourceUuid,
    Positioning positioning,
    Receiver receiver,
    Applier applier,
    GtidSet retrieved,
    Duration delay,
    Progress progress,
    ChannelSettings settings) {
  public Channel {
    progress = Objects.requireNonNullElse(progress, Progress.UNKNOWN);
    settings = Objects.requireNonNullElse(settings, ChannelSettings.UNKNOWN);
  }

  /** The same channel, its source known by another address. */
  Channel withSource(InstanceAddress address) {
    return new Channel(
        name,
        address,
        sourceUuid,
        positioning,
        receiver,
        applier,
        retrieved,
        delay,
        progress,
        settings);
  }

  /** How the position in the source's log is found. */
  public enum Positioning {
    AUTO,
    FILE
  }
}

package understudy.topology;

import java.util.Objects;

/**
 * How a channel was set up.
 *
 * @param filters whether parts of what its source logs are left out
 * @param credentials whether it has an account to receive with
 * @param encryption whether it receives over TLS
 */
public record ChannelSettings(Switch filters, Switch credentials, Switch encryption) {
  /** Nothing was read. */
  public static final ChannelSettings UNKNOWN =
      new ChannelSettings(Switch.UNKNOWN, Switch.UNKNOWN, Switch.UNKNOWN);

  public ChannelSettings {
    filters = Objects.requireNonNullElse(filters, Switch.UNKNOWN);
    credentials = Objects.requireNonNullElse(credentials, Switch.UNKNOWN);
    encryption = Objects.requireNonNullElse(encryption, Switch.UNKNOWN);
  }
}

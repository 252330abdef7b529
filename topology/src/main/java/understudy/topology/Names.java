package understudy.topology;

import java.util.Objects;
import java.util.Optional;

/**
 * The addresses that an instance gives itself; we may know it by another.
 *
 * @param own {@code hostname} and {@code port}
 * @param reported {@code report_host} and {@code report_port}
 * @param admin {@code admin_address} and {@code admin_port}, where it takes connections for
 *     administrators even when all others are used up
 */
public record Names(
    Optional<InstanceAddress> own,
    Optional<InstanceAddress> reported,
    Optional<InstanceAddress> admin) {
  /** Nothing was read. */
  public static final Names UNKNOWN =
      new Names(Optional.empty(), Optional.empty(), Optional.empty());

  public Names {
    own = Objects.requireNonNullElse(own, Optional.empty());
    reported = Objects.requireNonNullElse(reported, Optional.empty());
    admin = Objects.requireNonNullElse(admin, Optional.empty());
  }
}

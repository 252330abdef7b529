package understudy.ops.host;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/** How many files, connections among them, this process may have open. */
public final class OpenFiles {
  /** For what else is opened: the engine, the window, logs. */
  private static final int SPARE = 300;

  private OpenFiles() {}

  /** What is to be done when so many connections cannot be held; empty when they can. */
  public static Optional<String> shortage(long connections) {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? shortage(connections, unix.getMaxFileDescriptorCount())
        : Optional.empty();
  }

  static Optional<String> shortage(long connections, long limit) {
    return connections + SPARE <= limit
        ? Optional.empty()
        : Optional.of(
            "%d connections are needed, and this process may have %d files open: raise the limit to %d (ulimit -n, or LimitNOFILE of its service), or watch fewer instances"
                .formatted(connections, limit, connections + SPARE));
  }
}

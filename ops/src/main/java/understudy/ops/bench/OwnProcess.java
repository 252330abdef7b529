package understudy.ops.bench;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import understudy.ops.host.Refused;

/** What processes use, as the kernel counts it. */
final class OwnProcess {
  /** The unit of /proc/PID/stat, the same on every Linux of today. */
  private static final int MILLIS_PER_TICK = 10;

  private OwnProcess() {}

  /** Processor time of all threads of this process so far, in milliseconds. */
  static double processorMillis() {
    return system().getProcessCpuTime() / 1_000_000.0;
  }

  /** The most memory that this process ever had resident, in megabytes. */
  static double residentMb() {
    return largestKb(read(Path.of("/proc/self/status"))) / 1024.0;
  }

  static long largestKb(String status) {
    return status
        .lines()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElseThrow(() -> new Refused("this system does not tell how much memory we use"));
  }

  /** Processor time of another process so far, in milliseconds; 0 when it is gone. */
  static long processorMillis(long pid) {
    var file = Path.of("/proc/" + pid + "/stat");
    return Files.exists(file) ? usedMillis(read(file)) : 0;
  }

  static long usedMillis(String stat) {
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MILLIS_PER_TICK;
  }

  private static UnixOperatingSystemMXBean system() {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
      return unix;
    }
    throw new Refused("only Linux and macOS tell what a process uses");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

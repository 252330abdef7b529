package understudy.ops.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import understudy.ops.host.Wait;

/**
 * The servers that somebody started by hand with the settings of an installation.
 *
 * @param config its settings file
 */
record ServersByHand(Path config) {
  private static final String OPTION = "--config";

  /** Asks them to end, and kills those that have not done so within the limit. */
  void stop(Duration limit) {
    var all = ProcessHandle.allProcesses().filter(this::isOne).toList();
    all.forEach(ProcessHandle::destroy);
    Wait.until(limit, Duration.ofMillis(10), () -> all.stream().noneMatch(ProcessHandle::isAlive));
    all.forEach(ProcessHandle::destroyForcibly);
  }

  private boolean isOne(ProcessHandle process) {
    try {
      var proc = Path.of("/proc/" + process.pid());
      var arguments = Arrays.asList(Files.readString(proc.resolve("cmdline")).split("\0", -1));
      var named = named(arguments);
      return arguments.getFirst().endsWith("java")
          && arguments.contains("server")
          && named.isPresent()
          && Files.isSameFile(
              Files.readSymbolicLink(proc.resolve("cwd")).resolve(named.get()), config);
    } catch (IOException foreign) {
      return false;
    }
  }

  private static Optional<String> named(List<String> arguments) {
    var at = arguments.indexOf(OPTION);
    if (at >= 0 && at + 1 < arguments.size()) {
      return Optional.of(arguments.get(at + 1));
    }
    return arguments.stream()
        .filter(argument -> argument.startsWith(OPTION + "="))
        .map(argument -> argument.substring(OPTION.length() + 1))
        .findFirst();
  }
}

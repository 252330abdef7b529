package understudy.ops.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One program run to its end: an argument vector (never a shell), bounded in time.
 *
 * @param arguments the program and its arguments
 * @param environment what is set besides our own environment
 * @param limit after which the program and its children are killed
 */
public record Command(List<String> arguments, Map<String, String> environment, Duration limit) {
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);

  public Command {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
    if (arguments.isEmpty() || limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException("a command needs a program and a time limit");
    }
  }

  public static Command of(Duration limit, String... arguments) {
    return new Command(List.of(arguments), Map.of(), limit);
  }

  /** How a program ended: its exit code and the end of what it printed on both its outputs. */
  public record Ended(int code, String output) {
    public boolean well() {
      return code == 0;
    }

    /** The last line printed that says something. */
    public String lastLine() {
      return output.lines().filter(line -> !line.isBlank()).reduce((a, b) -> b).orElse("no word");
    }
  }

  /**
   * Runs it in a folder, saying every few seconds that it still runs.
   *
   * @throws Refused when it cannot be started or is not done within its limit
   */
  public Ended run(Path folder, String doing, Progress progress) {
    var process = begin(folder);
    try {
      var output = new Tail();
      var reader = Thread.ofVirtual().start(() -> read(process, output));
      var end = System.nanoTime() + limit.toNanos();
      while (!process.waitFor(untilNextWord(end), TimeUnit.NANOSECONDS)) {
        if (System.nanoTime() >= end) {
          throw new Refused(
              "%s took longer than %d s and was stopped".formatted(doing, limit.toSeconds()));
        }
        progress.say(doing + " …");
      }
      reader.join(HEARTBEAT);
      return new Ended(process.exitValue(), output.text());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused(doing + " was interrupted", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static long untilNextWord(long end) {
    return Math.min(HEARTBEAT.toNanos(), end - System.nanoTime());
  }

  /** Runs it and refuses, with the last line that it printed, when it does not end well. */
  public String mustRun(Path folder, String doing, Progress progress) {
    var ended = run(folder, doing, progress);
    if (!ended.well()) {
      throw new Refused(
          "%s failed (%s ended with %d): %s"
              .formatted(doing, arguments.getFirst(), ended.code(), ended.lastLine()));
    }
    return ended.output();
  }

  private Process begin(Path folder) {
    try {
      var builder = new ProcessBuilder(arguments).directory(folder.toFile());
      builder.environment().putAll(environment);
      return builder
          .redirectErrorStream(true)
          .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
          .start();
    } catch (IOException e) {
      throw new Refused("cannot start %s: %s".formatted(arguments.getFirst(), e.getMessage()), e);
    }
  }

  private static void read(Process process, Tail output) {
    try (BufferedReader lines = process.inputReader()) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        output.add(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

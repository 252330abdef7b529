package understudy.ops.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A process that outlives the one that started it, found again by a file with its pid.
 *
 * <p>A pid may have been given to a stranger meanwhile, so a process is ours only if one of its
 * arguments is the mark that we gave it.
 *
 * @param pidFile where its pid is kept
 * @param mark one whole argument that no other process has
 */
public record Daemon(Path pidFile, String mark) {
  private static final Duration GONE_WITHIN = Duration.ofSeconds(10);
  private static final Duration BECOMING = Duration.ofMillis(100);

  /** What the kernel says of the process. */
  public enum Life {
    RUNNING,
    FROZEN,
    DEAD
  }

  /**
   * Starts it in a session of its own, so that no Ctrl-C of ours reaches it.
   *
   * @param arguments the program and its arguments, the mark among them
   * @throws Refused when it cannot be started
   */
  public void start(List<String> arguments, Path folder, Path output) {
    if (!arguments.contains(mark)) {
      throw new IllegalArgumentException("its arguments lack the mark " + mark);
    }
    try {
      var vector = new ArrayList<>(List.of("setsid"));
      vector.addAll(arguments);
      var process =
          new ProcessBuilder(vector)
              .directory(folder.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
              .start();
      Files.writeString(pidFile, Long.toString(process.pid()));
    } catch (IOException e) {
      throw new Refused("cannot start %s: %s".formatted(arguments.getFirst(), e.getMessage()), e);
    }
  }

  /** Its pid, if it lives and is still ours. */
  public OptionalLong pid() {
    if (!Files.exists(pidFile)) {
      return OptionalLong.empty();
    }
    try {
      var pid = Long.parseLong(Files.readString(pidFile).strip());
      return isOurs(pid) ? OptionalLong.of(pid) : OptionalLong.empty();
    } catch (IOException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  public Life life() {
    var pid = pid();
    if (pid.isEmpty()) {
      return Life.DEAD;
    }
    return state(pid.getAsLong()) == 'T' ? Life.FROZEN : Life.RUNNING;
  }

  /** Sends it a signal. Returns whether it was there to take it. */
  public boolean send(Signal signal) {
    var pid = pid();
    return pid.isPresent() && signal.send(pid.getAsLong());
  }

  /** Kills it and waits until it is gone, with all its threads: its port is free then. */
  public void kill() {
    pid().ifPresent(Daemon::kill);
  }

  /** Asks it to end, and kills it when it has not done so within the limit. */
  public void stop(Duration limit) {
    send(Signal.CONT);
    var pid = pid();
    if (pid.isPresent() && !hasEnded(pid.getAsLong(), Signal.TERM, limit)) {
      kill(pid.getAsLong());
    }
  }

  private static void kill(long pid) {
    if (!hasEnded(pid, Signal.KILL, GONE_WITHIN)) {
      throw new Refused("process %d does not die".formatted(pid));
    }
  }

  /** This very process: whoever watches it may have started another in its place by then. */
  private static boolean hasEnded(long pid, Signal signal, Duration limit) {
    return !signal.send(pid) || Wait.until(limit, Duration.ofMillis(2), () -> isGone(pid));
  }

  /** A process whose first thread has ended may still close the files and ports of the others. */
  private static boolean isGone(long pid) {
    var threads = Path.of("/proc/" + pid + "/task").toFile().list();
    var state = state(pid);
    return threads == null || state == 'X' || (threads.length == 1 && state == 'Z');
  }

  private boolean isOurs(long pid) {
    var ours = new AtomicBoolean();
    Wait.until(BECOMING, Duration.ofMillis(2), () -> isSettled(pid, ours));
    return ours.get();
  }

  /** Between one program and the next (exec) a process that lives has no arguments for a moment. */
  private boolean isSettled(long pid, AtomicBoolean ours) {
    try {
      var text = Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.UTF_8);
      var state = state(pid);
      var dead = state == 'Z' || state == 'X';
      ours.set(!dead && Arrays.asList(text.split("\0", -1)).contains(mark));
      return dead || !text.isEmpty();
    } catch (IOException e) {
      ours.set(false);
      return true;
    }
  }

  private static char state(long pid) {
    try {
      var stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
      return stat.charAt(stat.lastIndexOf(')') + 2);
    } catch (IOException e) {
      if (Files.exists(Path.of("/proc/" + pid))) {
        throw new UncheckedIOException(e);
      }
      return 'X';
    }
  }
}

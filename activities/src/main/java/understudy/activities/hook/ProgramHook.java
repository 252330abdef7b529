package understudy.activities.hook;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import understudy.workflows.steps.Hook;
import understudy.workflows.steps.HookRequest;

/** A program, started by its argument vector; no shell ever sees a fact. */
final class ProgramHook {
  private static final Pattern UNNAMEABLE = Pattern.compile("[^A-Z0-9]+");
  private static final Duration LAST_WORDS = Duration.ofMillis(500);

  Verdict run(Hook.Program program, HookRequest request) {
    var tail = new Tail();
    try {
      var process = started(program, request);
      var reader = Thread.ofVirtual().start(() -> read(process, tail));
      try {
        var limit = request.hook().limit();
        var ended = process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
        if (!ended) {
          end(process);
          reader.join(LAST_WORDS);
          return new Verdict.No(
              "it had not ended after %d ms".formatted(limit.toMillis()), tail.toString());
        }
        // A child that it left behind may hold its output open for ever.
        reader.join(LAST_WORDS);
        var code = process.exitValue();
        return code == 0
            ? new Verdict.Yes("it ended with 0", tail.toString())
            : new Verdict.No("it ended with " + code, tail.toString());
      } catch (InterruptedException stopped) {
        end(process);
        Thread.currentThread().interrupt();
        return new Verdict.No("it was interrupted", tail.toString());
      }
    } catch (IOException failure) {
      return new Verdict.No("it could not be started: " + failure.getMessage(), "");
    }
  }

  private static Process started(Hook.Program program, HookRequest request) throws IOException {
    var builder = new ProcessBuilder(program.arguments()).redirectErrorStream(true);
    request.facts().forEach((fact, value) -> builder.environment().put(variable(fact), value));
    builder.environment().put("UNDERSTUDY_EVENT", request.event().name());
    builder.environment().put("UNDERSTUDY_OPERATION", request.mandate().operation().value());
    builder.environment().put("UNDERSTUDY_CLUSTER", request.mandate().cluster().value());
    var process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  /** {@code newPrimary} or {@code new-primary} becomes {@code UNDERSTUDY_NEW_PRIMARY}. */
  static String variable(String fact) {
    var words = fact.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    var name = UNNAMEABLE.matcher(words).replaceAll("_");
    return name.startsWith("UNDERSTUDY_") ? name : "UNDERSTUDY_" + name;
  }

  private static void read(Process process, Tail tail) {
    var text = new char[4_096];
    try (var output = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
      for (var length = output.read(text); length >= 0; length = output.read(text)) {
        tail.add(text, length);
      }
    } catch (IOException _) {
      // Its output was closed under us when it was ended; what was read is kept.
      return;
    }
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}

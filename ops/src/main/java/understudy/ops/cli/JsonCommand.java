package understudy.ops.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import understudy.ops.host.Json;
import understudy.ops.host.Progress;

/** What every command shares: {@code --json}, {@code --help}, one way to answer. */
@Command
public abstract class JsonCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--json", description = "Answer with one line of JSON.")
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  boolean help;

  /** Does it, or throws {@link understudy.ops.host.Refused} with the sentence to show. */
  protected abstract Answer answer();

  @Override
  public final Integer call() {
    var answer = answer();
    line().getOut().println(json ? Json.write(answer.value()) : answer.text());
    return answer.code();
  }

  /** Tells on standard error, never in the answer, what is being done. */
  protected final Progress progress() {
    var begin = System.nanoTime();
    return sentence ->
        line()
            .getErr()
            .printf("[%5.1f s] %s%n", (System.nanoTime() - begin) / 1_000_000_000.0, sentence);
  }

  private CommandLine line() {
    return Objects.requireNonNull(spec).commandLine();
  }
}

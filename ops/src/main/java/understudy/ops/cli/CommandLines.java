package understudy.ops.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import understudy.ops.host.Refused;

/** The tree of commands, and what each kind of failure looks like from outside. */
public final class CommandLines {
  /** It failed. */
  static final int FAILED = 1;

  /** It was not understood. */
  static final int USAGE = 2;

  private CommandLines() {}

  /** Runs one command line. Returns the exit code: 0 done, 1 failed, 2 not understood. */
  public static int run(String... arguments) {
    return tree().execute(arguments);
  }

  static CommandLine tree() {
    return new CommandLine(new Understudy())
        .setExecutionExceptionHandler((e, line, parsed) -> failed(e, line))
        .setParameterExceptionHandler((e, arguments) -> misunderstood(e))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true);
  }

  private static int failed(Exception e, CommandLine line) {
    var sentence = e instanceof Refused ? e.getMessage() : "unexpected: " + e;
    line.getErr().println("understudy: " + sentence);
    if (System.getenv("UNDERSTUDY_TRACE") != null) {
      e.printStackTrace(line.getErr());
    } else if (!(e instanceof Refused)) {
      line.getErr().println("(set UNDERSTUDY_TRACE=1 to see where)");
    }
    return FAILED;
  }

  private static int misunderstood(ParameterException e) {
    var line = e.getCommandLine();
    line.getErr().println("understudy: " + e.getMessage());
    line.getErr()
        .println(
            "(%s --help tells what it takes)".formatted(line.getCommandSpec().qualifiedName()));
    return USAGE;
  }
}

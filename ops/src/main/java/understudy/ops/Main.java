package understudy.ops;

import understudy.ops.cli.CommandLines;

/** Where the process begins and ends. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    var code = CommandLines.run(arguments);
    if (code != 0) {
      System.exit(code); // Main exits
    }
  }
}

package understudy.ops.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import understudy.ops.host.Refused;
import understudy.ops.sandbox.Sandbox;
import understudy.ops.sandbox.ServerName;

/** What is done to one server of a sandbox, or to all. */
abstract class SandboxAct extends JsonCommand {
  @Mixin private SandboxOption sandbox = new SandboxOption();

  @Parameters(
      paramLabel = "SERVER",
      description = "db1, db2, …; 'primary' for the one that accepts writes; or 'all'.")
  private String server = "";

  /** Does it to one server. Returns what then is of it, as in "is dead". */
  abstract String act(Sandbox on, ServerName name);

  /** What is said of the one that was named as the primary. */
  String asPrimary() {
    return "is the primary and ";
  }

  /** Whom "all" means: those that live, since the dead cannot be killed, frozen or cut. */
  List<ServerName> all(Sandbox on) {
    var living = on.living();
    if (living.isEmpty()) {
      throw new Refused("all servers of sandbox %s are dead".formatted(on.name()));
    }
    return living;
  }

  @Override
  protected final Answer answer() {
    var found = sandbox.found(progress());
    var names = targets(found);
    var leading = server.equals("primary") ? asPrimary() : "";
    var sentences = new ArrayList<String>();
    for (var name : names) {
      sentences.add("%s %s%s".formatted(name, leading, act(found, name)));
    }
    var list = names.stream().map(ServerName::toString).toList();
    return Answer.done(
        Map.of("sandbox", found.name().text(), "servers", list, "sentences", sentences),
        sentences.isEmpty()
            ? "no server of sandbox %s is dead".formatted(found.name())
            : String.join(System.lineSeparator(), sentences));
  }

  private List<ServerName> targets(Sandbox found) {
    try {
      return switch (server) {
        case "primary" -> List.of(found.primary());
        case "all" -> all(found);
        case String name -> List.of(ServerName.parse(name));
      };
    } catch (IllegalArgumentException e) {
      throw Refused.because(e);
    }
  }
}

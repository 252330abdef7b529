package understudy.ops.cli;

import understudy.ops.sandbox.Sandbox;
import understudy.ops.sandbox.SandboxName;
import understudy.ops.sandbox.ServerName;

/** Says how what was done to a server of a sandbox is undone, with the command to type. */
record Undo(Sandbox sandbox, ServerName server) {
  String ofDeath() {
    return "bring it back with %s, or empty with %s"
        .formatted(command("start"), command("start --fresh"));
  }

  String ofFreezing() {
    return "let it go on with " + command("thaw");
  }

  String ofCut() {
    return "let it back on the network with " + command("mend");
  }

  /** One of the commands of a sandbox, for this server. */
  String command(String act) {
    var name = sandbox.name().text();
    var which = name.equals(SandboxName.DEFAULT) ? "" : " --name " + name;
    return "'understudy sandbox %s %s%s'".formatted(act, server, which);
  }
}

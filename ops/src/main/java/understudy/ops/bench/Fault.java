package understudy.ops.bench;

import understudy.ops.sandbox.Sandbox;
import understudy.ops.sandbox.ServerName;

/** What is done to a primary. */
public enum Fault {
  /** Its process ends at once. */
  KILL {
    @Override
    void strike(Sandbox sandbox, ServerName server) {
      sandbox.kill(server);
    }
  },
  /** It keeps its connections and says nothing any more. */
  FREEZE {
    @Override
    void strike(Sandbox sandbox, ServerName server) {
      sandbox.freeze(server);
    }
  };

  abstract void strike(Sandbox sandbox, ServerName server);
}

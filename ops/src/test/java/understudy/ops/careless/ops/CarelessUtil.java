package understudy.ops.careless.ops;

import java.util.logging.Logger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;

/** All the small sins in one place. */
@Command
public final class CarelessUtil {
  /** A state that everybody shares. */
  public static int calls;

  @Autowired ApplicationContext context;

  CarelessUtil(ApplicationContext context) {
    this.context = context;
  }

  /** A caller cannot read what {@code true} means here. */
  public String say(String what, boolean loudly) {
    System.out.println(what);
    return loudly ? Logger.getGlobal().getName() : context.getId() + what;
  }

  /** Ends the process from where nobody expects it. */
  public void end() {
    Runtime.getRuntime().exit(calls);
  }
}

package understudy.workflows.fake;

import java.util.ArrayList;
import java.util.List;
import understudy.topology.InstanceAddress;

/** What goes wrong at chosen steps, and how often. */
public final class Troubles {
  private static final int FOR_EVER = Integer.MAX_VALUE;

  private final List<Trouble> troubles = new ArrayList<>();

  /** At which point of a step. */
  public enum When {
    BEFORE,
    /** The old primary is closed, the successor not open. */
    DURING,
    /** The effect is there, the report is not. */
    AFTER
  }

  private static final class Trouble {
    final String step;
    final When when;
    final String about;
    final Runnable act;
    int left;

    Trouble(String step, When when, String about, Runnable act, int times) {
      this.step = step;
      this.when = when;
      this.about = about;
      this.act = act;
      left = times;
    }
  }

  /** Lets something happen at the first such step. */
  public synchronized void once(String step, When when, Runnable act) {
    troubles.add(new Trouble(step, when, "", act, 1));
  }

  /** Lets something happen at each such step about an instance. */
  public synchronized void always(String step, When when, InstanceAddress about, Runnable act) {
    troubles.add(new Trouble(step, when, about.toString(), act, FOR_EVER));
  }

  void at(String step, When when, String about) {
    for (var trouble : due(step, when, about)) {
      trouble.act.run();
    }
  }

  private synchronized List<Trouble> due(String step, When when, String about) {
    var due = new ArrayList<Trouble>();
    for (var trouble : troubles) {
      var meant = trouble.about.isEmpty() || trouble.about.equals(about);
      if (trouble.left > 0 && trouble.step.equals(step) && trouble.when == when && meant) {
        trouble.left--;
        due.add(trouble);
      }
    }
    return due;
  }
}

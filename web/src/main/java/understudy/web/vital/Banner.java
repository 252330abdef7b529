package understudy.web.vital;

import java.util.ArrayList;
import java.util.List;
import understudy.web.Wording;

/** What every page says on top when something vital is missing. */
public record Banner(String headline, String sentence) {

  /** None, one or two banners. */
  public static List<Banner> of(Vitals vitals) {
    var all = new ArrayList<Banner>();
    if (vitals.engine() instanceof Condition.Down down) {
      all.add(
          new Banner(
              "Nothing automatic happens: the engine does not answer.",
              Wording.sentence(down.sentence())
                  + " Detection goes on, and operations that run wait: a lost primary is"
                  + " replaced only when the engine is back."));
    }
    if (vitals.detector() instanceof Condition.Down down) {
      all.add(
          new Banner(
              "Nothing is being watched: the detector is not running.",
              Wording.sentence(down.sentence())
                  + " What these pages show of instances is old or missing."));
    }
    return List.copyOf(all);
  }
}

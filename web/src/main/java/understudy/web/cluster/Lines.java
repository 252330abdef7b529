package understudy.web.cluster;

import java.util.ArrayList;
import java.util.List;

/** Breaks a text where its words end, for a drawing that does not do so by itself. */
final class Lines {
  private Lines() {}

  /** At most so many lines of at most so many letters; what does not fit ends in an ellipsis. */
  static List<String> of(String text, int fits, int most) {
    var lines = new ArrayList<String>();
    var rest = text.strip();
    while (lines.size() < most - 1 && rest.length() > fits) {
      var space = rest.lastIndexOf(' ', fits);
      var end = space > 0 ? space : fits;
      lines.add(rest.substring(0, end));
      rest = rest.substring(end).strip();
    }
    lines.add(rest.length() <= fits ? rest : rest.substring(0, fits - 1) + "…");
    return List.copyOf(lines);
  }
}

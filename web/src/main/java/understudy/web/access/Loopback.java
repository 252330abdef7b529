package understudy.web.access;

import java.util.Locale;
import java.util.regex.Pattern;

/** Which names mean this machine, judged by the text alone: nothing is looked up. */
final class Loopback {
  private static final Pattern FOUR = Pattern.compile("127(\\.[0-9]{1,3}){3}");

  private Loopback() {}

  /** Whether a request for this host can only have been meant for the machine itself. */
  static boolean isHost(String host) {
    var name = host.toLowerCase(Locale.ROOT);
    var bare =
        name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
    return bare.equals("localhost")
        || bare.endsWith(".localhost")
        || bare.equals("::1")
        || bare.equals("0:0:0:0:0:0:0:1")
        || FOUR.matcher(bare).matches();
  }
}

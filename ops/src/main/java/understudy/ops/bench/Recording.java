package understudy.ops.bench;

import java.util.List;
import java.util.Map;

/**
 * What real servers answered, byte for byte, to be answered again by a {@link Responder}.
 *
 * @param control the port on which the responder is told to change its answers
 */
public record Recording(int control, List<Voice> servers) {
  /**
   * One server.
   *
   * @param port where it listens
   * @param greeting its first packet, in Base64
   * @param answers by statement, the answers before and after a commit, in Base64
   */
  public record Voice(int port, String greeting, Map<String, List<String>> answers) {}
}

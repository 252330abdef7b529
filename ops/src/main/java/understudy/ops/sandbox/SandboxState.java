package understudy.ops.sandbox;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import understudy.topology.InstanceAddress;

/**
 * What is kept of a sandbox that is up, in a file that only its owner may read.
 *
 * @param binaries what its servers run
 * @param own what single servers run instead, by their names
 */
record SandboxState(
    String name,
    Network network,
    String topology,
    SemiSync semiSync,
    Binaries binaries,
    Map<String, Binaries> own,
    Accounts accounts) {
  SandboxState {
    // a sandbox that an earlier version brought up knows of no such thing
    own = own == null ? Map.of() : Map.copyOf(own);
  }

  InstanceAddress address(ServerName server) {
    return network.address(server);
  }

  Layout layout() {
    return Layout.parse(topology);
  }

  Binaries binaries(ServerName server) {
    return own.getOrDefault(server.toString(), binaries);
  }

  /** All that any of its servers runs. */
  Set<Binaries> kinds() {
    var kinds = new LinkedHashSet<Binaries>();
    layout().servers().forEach(server -> kinds.add(binaries(server)));
    return kinds;
  }

  /** Their versions, for people: {@code 8.0.15, db3 9.7.4}. */
  String versions() {
    var text = new StringBuilder(binaries.version());
    new TreeMap<>(own)
        .forEach((server, its) -> text.append(", %s %s".formatted(server, its.version())));
    return text.toString();
  }
}

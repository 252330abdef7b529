package understudy.ops.sandbox;

import understudy.topology.InstanceAddress;

/** What is kept of a sandbox that is up, in a file that only its owner may read. */
record SandboxState(
    String name,
    Network network,
    String topology,
    SemiSync semiSync,
    Binaries binaries,
    Accounts accounts) {
  InstanceAddress address(ServerName server) {
    return network.address(server);
  }

  Layout layout() {
    return Layout.parse(topology);
  }
}

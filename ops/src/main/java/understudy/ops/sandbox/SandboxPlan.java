package understudy.ops.sandbox;

import java.util.Optional;

/**
 * What a sandbox shall be.
 *
 * @param mysqld the user's choice of server: a path, or the words of {@link BinarySearch}
 */
public record SandboxPlan(
    SandboxName name, Network network, Layout layout, SemiSync semiSync, Optional<String> mysqld) {
  /** The plan of {@code sandbox up} without options. */
  public static SandboxPlan ofDemo() {
    return new SandboxPlan(
        new SandboxName(SandboxName.DEFAULT),
        new Network(Network.DEFAULT, 3306),
        Layout.parse(Layout.DEFAULT),
        SemiSync.ON,
        Optional.empty());
  }
}

package understudy.ops.sandbox;

import java.util.Optional;

/** What a sandbox shall be. */
public record SandboxPlan(
    SandboxName name, Network network, Layout layout, SemiSync semiSync, ServerPrograms programs) {
  public SandboxPlan {
    for (var server : programs.own().keySet()) {
      if (!layout.servers().contains(server)) {
        throw new IllegalArgumentException(
            "a program is named for %s, which the topology '%s' does not have"
                .formatted(server, layout));
      }
    }
  }

  /** One whose servers all run the same program: a path, or a word of {@link BinarySearch}. */
  public SandboxPlan(
      SandboxName name,
      Network network,
      Layout layout,
      SemiSync semiSync,
      Optional<String> program) {
    this(name, network, layout, semiSync, ServerPrograms.of(program));
  }

  /** The plan of {@code sandbox up} without options. */
  public static SandboxPlan ofDemo() {
    return new SandboxPlan(
        new SandboxName(SandboxName.DEFAULT),
        new Network(Network.DEFAULT, 3306),
        Layout.parse(Layout.DEFAULT),
        SemiSync.ON,
        ServerPrograms.ANY);
  }
}

package understudy.ops.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import understudy.topology.InstanceAddress;

final class ProbeArithmeticTest {
  private final List<InstanceAddress> servers =
      Stream.of("127.0.24.1:4001", "127.0.24.2:4002", "127.0.24.3:4003")
          .map(InstanceAddress::parse)
          .toList();

  @Test
  void everyAddressIsWatchedOnceAndEachClusterHasOneOfEveryServer() {
    var clusters = Aliases.clusters(servers, 10_000);
    var members = clusters.values().stream().flatMap(it -> it.members().stream()).toList();
    assertThat(members).hasSize(10_000).doesNotHaveDuplicates();
    assertThat(clusters.values())
        .allSatisfy(it -> assertThat(it.primary().port()).isEqualTo(4001))
        .allSatisfy(
            it ->
                assertThat(it.members().stream().map(InstanceAddress::port))
                    .doesNotHaveDuplicates());
  }

  @Test
  void theAddressesOfEachServerAreTheWatchedOnes() {
    var members =
        Aliases.clusters(servers, 50).values().stream()
            .flatMap(it -> it.members().stream())
            .collect(Collectors.toSet());
    var found = new HashSet<InstanceAddress>();
    IntStream.range(0, 3).forEach(k -> found.addAll(Aliases.of(k, servers, 50)));
    assertThat(found).isEqualTo(members);
  }

  @Test
  void oneServerStandsForAll() {
    var alone = servers.subList(0, 1);
    assertThat(Aliases.clusters(alone, 50)).hasSize(50);
    assertThat(Aliases.of(0, alone, 50)).hasSize(50).doesNotHaveDuplicates();
  }

  @Test
  void whatCannotBeMeasuredIsRefusedInOneSentence() {
    assertThatThrownBy(() -> new ProbePlan(2, 3, Duration.ZERO, Duration.ofSeconds(5)))
        .hasMessageContaining("3 servers can answer for 3 to");
    assertThatThrownBy(() -> new ProbePlan(10, 0, Duration.ZERO, Duration.ofSeconds(5)))
        .hasMessageContaining("not 0");
    assertThatThrownBy(() -> new ProbePlan(10, 3, Duration.ZERO, Duration.ZERO))
        .hasMessageContaining("second");
  }

  @Test
  void theKernelsFiguresAreRead() {
    var stat = "4242 (a (strange) name) S 1 4242 4242 0 -1 4194304 1 2 3 4 150 50 0 0 20 0 1 0 9";
    assertThat(OwnProcess.usedMillis(stat)).isEqualTo(2000);
    assertThat(OwnProcess.largestKb("VmPeak:\t  99 kB\nVmHWM:\t  2048 kB\nVmRSS:\t  10 kB"))
        .isEqualTo(2048);
    assertThat(OwnProcess.processorMillis()).isPositive();
  }
}

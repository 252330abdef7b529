package understudy.topology.examination;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;
import understudy.topology.Snapshot;
import understudy.topology.diagnosis.Diagnosis;
import understudy.topology.diagnosis.Diagnostician;

/**
 * All that is wrong with a cluster, as far as one snapshot can tell.
 *
 * @param verdict what is wrong with the primary: the only thing that an automatic operation acts on
 * @param findings all cases that were met, the worst first
 * @param restraint why no failover follows from the verdict, as far as the snapshot alone can tell
 */
public record Examination(
    ClusterName cluster,
    Instant at,
    Diagnosis verdict,
    List<Finding> findings,
    Optional<Restraint> restraint) {
  private static final List<Theme> THEMES =
      List.of(
          PrimaryRules::examine,
          PrimaryRules::replicates,
          SemiSyncRules::examine,
          FollowerRules::examine,
          CoPrimaryRules::examine,
          IntermediateRules::examine,
          GroupRules::examine,
          IdentityRules::examine,
          ChannelRules::examine,
          ErrantRules::examine,
          InstanceRules::examine,
          StrainRules::examine,
          LogRules::examine,
          SettingRules::examine,
          FollowerRules::binlogServers);

  public Examination {
    findings = findings.stream().sorted(Finding.ORDER).toList();
  }

  /** Examines a snapshot of which no past is known. */
  public static Examination of(Snapshot snapshot, ExaminationPolicy policy) {
    return of(snapshot, policy, Collections.emptySortedMap());
  }

  /**
   * Examines a snapshot.
   *
   * @param tracks how the probes of each instance have fared lately
   */
  public static Examination of(
      Snapshot snapshot, ExaminationPolicy policy, Map<InstanceAddress, Track> tracks) {
    return of(snapshot, Diagnostician.diagnose(snapshot, policy.health()), policy, tracks);
  }

  /** Examines a snapshot of which a verdict was already given, by whoever knew more than it. */
  public static Examination of(
      Snapshot snapshot,
      Diagnosis verdict,
      ExaminationPolicy policy,
      Map<InstanceAddress, Track> tracks) {
    var chart = new Chart(snapshot, verdict, policy, tracks);
    var findings = THEMES.stream().flatMap(theme -> theme.examine(chart)).distinct().toList();
    return new Examination(
        snapshot.cluster(), snapshot.at(), verdict, findings, Restraints.of(chart, findings));
  }

  /** The findings that are about one instance. */
  public List<Finding> about(InstanceAddress instance) {
    return findings.stream().filter(finding -> finding.concerns(instance)).toList();
  }
}

package understudy.web.cluster;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;
import understudy.topology.diagnosis.Diagnosis;
import understudy.topology.examination.Case;
import understudy.topology.examination.Cure;
import understudy.topology.examination.Evidence;
import understudy.topology.examination.Examination;
import understudy.topology.examination.Finding;
import understudy.topology.examination.Restraint;
import understudy.topology.examination.Severity;
import understudy.topology.examination.Why;
import understudy.topology.trait.Downtime;
import understudy.web.Wording;

/** What is wrong with a cluster, and why nothing is done about it. */
@RestController
@RequestMapping("/api/v1/clusters/{name}/why")
class WhyApi {
  private final Clusters clusters;
  private final Clock clock;

  WhyApi(Clusters clusters, Clock clock) {
    this.clusters = clusters;
    this.clock = clock;
  }

  /**
   * The answer.
   *
   * @param sentence why nothing is done
   * @param besides what else would hold a failover back, if it were wanted
   * @param downtimes all that is in downtime, be it the primary or not
   */
  record Told(
      ClusterName cluster,
      Instant at,
      String sentence,
      Restraint restraint,
      List<String> besides,
      List<Downtime> downtimes,
      Optional<Diagnosis> verdict,
      List<Found> findings) {}

  /**
   * One finding, with what its case implies.
   *
   * @param downtimes those that the instance is in that it is chiefly about
   */
  record Found(
      Case kind,
      Severity severity,
      Cure cure,
      Cure.Automation automation,
      Optional<String> orchestrator,
      List<InstanceAddress> about,
      String sentence,
      String advice,
      List<Evidence> evidence,
      List<Downtime> downtimes) {
    static Found of(Finding finding, Why why, List<Downtime> downtimes) {
      var kind = finding.kind();
      return new Found(
          kind,
          kind.severity(),
          kind.cure(),
          kind.cure().automation(),
          kind.orchestrator(),
          finding.about(),
          Wording.brief(finding.sentence()),
          advice(finding, why.now()),
          finding.evidence(),
          downtimes);
    }

    /** A cure that is held back is not promised. */
    private static String advice(Finding finding, Restraint restraint) {
      var isHeld =
          finding.kind().cure() == Cure.FAILOVER
              && !(restraint instanceof Restraint.UnderWay)
              && !(restraint instanceof Restraint.AboutToBegin);
      return isHeld
          ? "see above, the failover is held back: " + Wording.brief(restraint.sentence())
          : finding.advice();
    }
  }

  @GetMapping
  Told why(@PathVariable String name) {
    var view = clusters.meant(name);
    var now = clock.instant();
    var examination = view.examination();
    var particulars = view.guardian().particulars();
    Why why = view.why(now);
    return new Told(
        view.guardian().cluster(),
        examination.map(Examination::at).orElse(now),
        Wording.brief(why.now().sentence()),
        why.now(),
        why.besides().stream().map(Restraint::sentence).map(Wording::brief).toList(),
        particulars.downtimes(now),
        examination.map(Examination::verdict),
        examination.map(Examination::findings).orElse(List.of()).stream()
            .sorted(Comparator.comparing(it -> it.kind().severity()))
            .map(it -> Found.of(it, why, particulars.downtimesOf(it.about().getFirst(), now)))
            .toList());
  }
}

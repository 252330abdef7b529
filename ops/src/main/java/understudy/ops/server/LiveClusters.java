package understudy.ops.server;

import java.util.List;
import java.util.Optional;
import understudy.detector.Detector;
import understudy.topology.ClusterName;
import understudy.web.cluster.ClusterView;
import understudy.web.cluster.ClusterView.Sight;
import understudy.web.cluster.ClusterView.Unwatched;
import understudy.web.cluster.ClusterView.Watched;
import understudy.web.cluster.Clusters;
import understudy.workflows.guardian.GuardianState;

/** Clusters as the guardians remember and the detector sees them, both from memory. */
final class LiveClusters implements Clusters {
  private final GuardianBoard guardians;
  private final Detector detector;

  LiveClusters(GuardianBoard guardians, Detector detector) {
    this.guardians = guardians;
    this.detector = detector;
  }

  @Override
  public boolean areKnown() {
    return guardians.isRead();
  }

  @Override
  public List<ClusterView> all() {
    return guardians.all().stream().map(this::view).toList();
  }

  @Override
  public Optional<ClusterView> find(ClusterName name) {
    return guardians.of(name).map(this::view);
  }

  private ClusterView view(GuardianState guardian) {
    return new ClusterView(guardian, sight(guardian.cluster()));
  }

  private Sight sight(ClusterName cluster) {
    var snapshot = detector.snapshot(cluster);
    var assessment = detector.why(cluster);
    if (snapshot.isEmpty() || assessment.isEmpty()) {
      return new Unwatched("not every member has been looked at yet");
    }
    return Watched.of(
        snapshot.get(),
        assessment.get().diagnosis(),
        detector.tracks(cluster),
        assessment.get().withheld());
  }
}

package understudy.web.operation;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import understudy.topology.ClusterName;
import understudy.web.Asked;
import understudy.web.Refusal;
import understudy.workflows.operation.OperationId;
import understudy.workflows.operation.OperationKind;

/** The operations that the engine remembers. */
public interface Operations {
  /**
   * The latest first, never more than {@link Wanted#MOST}.
   *
   * @throws Refusal when the engine does not answer
   */
  List<Line> list(Wanted wanted);

  /**
   * One operation whole; nothing when the engine knows none of that name.
   *
   * @throws Refusal when the engine does not answer
   */
  Optional<Story> story(OperationId id);

  /** Which operations somebody wants to see; what is left empty does not matter. */
  record Wanted(
      Optional<ClusterName> cluster, Optional<OperationKind> kind, Optional<Progress> progress) {
    /** How many are listed. */
    public static final int MOST = 100;

    /** Reads what somebody typed; what is empty does not matter, what cannot be read is refused. */
    static Wanted of(@Nullable String cluster, @Nullable String kind, @Nullable String state) {
      return new Wanted(
          Optional.ofNullable(cluster).filter(text -> !text.isBlank()).map(Asked::cluster),
          Asked.kind(kind),
          Asked.choice(state, "state", Progress.values(), Progress::word));
    }

    /** Whatever there is. */
    public static Wanted all() {
      return new Wanted(Optional.empty(), Optional.empty(), Optional.empty());
    }
  }
}

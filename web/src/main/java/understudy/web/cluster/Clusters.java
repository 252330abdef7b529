package understudy.web.cluster;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import understudy.topology.ClusterName;
import understudy.web.Refusal;

/**
 * What is known of the clusters at this moment; answers from memory, for every page view asks it.
 */
public interface Clusters {
  /** All of them, in any order. */
  List<ClusterView> all();

  /** One of them, if it is registered. */
  Optional<ClusterView> find(ClusterName name);

  /**
   * The one that somebody means: by its name, else its alias, else the address of one instance.
   *
   * @throws Refusal when it is none of them, or could be several
   */
  default ClusterView meant(String text) {
    return Meant.among(this, text);
  }

  /**
   * The name of the cluster that somebody means; what means none is answered as it is, for one that
   * was forgotten still has its operations.
   */
  default String nameOf(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return "";
    }
    try {
      return meant(text).guardian().cluster().value();
    } catch (Refusal unknown) {
      return text;
    }
  }
}

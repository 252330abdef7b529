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
  /**
   * Whether they have been read at all since this process began: before, none does not mean none.
   */
  boolean areKnown();

  /** All of them, in any order. */
  List<ClusterView> all();

  /** One of them, if it is registered. */
  Optional<ClusterView> find(ClusterName name);

  /**
   * The one that somebody means: by its name, else its alias, else the address of one instance.
   *
   * @throws Refusal when it is none of them, could be several, or none has been read yet
   */
  default ClusterView meant(String text) {
    if (!areKnown()) {
      throw unread();
    }
    return Meant.among(this, text);
  }

  /** What is said to whoever asks before the engine has answered once. */
  static Refusal unread() {
    return Refusal.engineDown(
        "the engine has not answered yet, so the clusters cannot be read: see 'understudy engine status', and try again");
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

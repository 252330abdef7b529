package understudy.detector;

import java.time.Duration;
import java.util.List;
import understudy.topology.InstanceAddress;
import understudy.topology.trait.Discovering;
import understudy.topology.trait.Reply;

/** What is asked of instances besides how they replicate, how, and who wants to know. */
public record Inquiry(Discovering discovering, Learner learner, Descriptions descriptions) {
  /** Nothing is asked. */
  public static final Inquiry NONE = new Inquiry(Discovering.PLAIN, new Incurious(), _ -> {});

  private static final class Incurious implements Learner {
    @Override
    public Reply ask(InstanceAddress instance, String query, Duration deadline) {
      return new Reply.Unanswered("nobody asks");
    }

    @Override
    public List<String> replicationUsers(InstanceAddress instance, Duration deadline) {
      return List.of();
    }

    @Override
    public InstanceAddress properName(InstanceAddress found, Duration deadline) {
      return found;
    }
  }
}

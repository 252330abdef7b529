package understudy.detector;

import understudy.topology.trait.Discovering;
import understudy.topology.trait.Reply;

/** What is asked of instances besides how they replicate, how, and who wants to know. */
public record Inquiry(Discovering discovering, Learner learner, Descriptions descriptions) {
  /** Nothing is asked. */
  public static final Inquiry NONE =
      new Inquiry(Discovering.PLAIN, (_, _, _) -> new Reply.Unanswered("nobody asks"), _ -> {});
}

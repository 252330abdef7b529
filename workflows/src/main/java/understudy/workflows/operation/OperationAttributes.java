package understudy.workflows.operation;

import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.TreeMap;
import understudy.topology.ClusterName;

/** What operations can be listed by in the engine; it must know these before any of them starts. */
public final class OperationAttributes {
  /** The cluster's name. */
  public static final SearchAttributeKey<String> CLUSTER = SearchAttributeKey.forKeyword("Cluster");

  /** {@link OperationKind#word()}. */
  public static final SearchAttributeKey<String> KIND = SearchAttributeKey.forKeyword("Kind");

  /** How it ended, in one word; absent while it runs. */
  public static final SearchAttributeKey<String> OUTCOME = SearchAttributeKey.forKeyword("Outcome");

  /** All of them, to be registered in the engine as keywords. */
  public static final List<SearchAttributeKey<String>> ALL = List.of(CLUSTER, KIND, OUTCOME);

  /** The memo that holds an operation's last sentence. */
  public static final String SENTENCE = "sentence";

  private OperationAttributes() {}

  /** What an operation is known by from its start. */
  public static SearchAttributes of(ClusterName cluster, OperationKind kind) {
    return SearchAttributes.newBuilder()
        .set(CLUSTER, cluster.value())
        .set(KIND, kind.word())
        .build();
  }

  /** Makes known how the present operation ended. */
  static void ended(String outcome, String sentence) {
    Workflow.upsertTypedSearchAttributes(OUTCOME.valueSet(outcome));
    var memo = new TreeMap<String, Object>();
    memo.put(SENTENCE, sentence);
    Workflow.upsertMemo(memo);
  }
}

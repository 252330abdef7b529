package understudy.ops.engine;

import com.google.protobuf.util.Durations;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.namespace.v1.NamespaceConfig;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceResponse;
import io.temporal.api.workflowservice.v1.RegisterNamespaceRequest;
import io.temporal.api.workflowservice.v1.UpdateNamespaceRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import understudy.ops.host.Refused;
import understudy.ops.host.Wait;
import understudy.topology.InstanceAddress;

/** Makes an engine ready for us: our namespace, a year of retention, our search attributes. */
public final class EngineSetup {
  /** The namespace that everything of ours lives in. */
  public static final String NAMESPACE = "understudy";

  /** What operations can be listed by, all of them keywords. */
  public static final List<String> SEARCH_ATTRIBUTES = List.of("Cluster", "Kind", "Outcome");

  private static final com.google.protobuf.Duration RETENTION = Durations.fromHours(8760);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final EngineConnection connection;
  private final String namespace;

  private EngineSetup(EngineConnection connection, String namespace) {
    this.connection = connection;
    this.namespace = namespace;
  }

  /** Makes our own namespace ready, as {@link #prepare(InstanceAddress, String, Duration)} does. */
  public static void prepare(InstanceAddress engine, Duration limit) {
    prepare(engine, NAMESPACE, limit);
  }

  /**
   * Makes a namespace ready; what is there already stays. Returns when all can be used.
   *
   * @param limit for the whole of it
   * @throws Refused when the engine does not answer, does not allow it, or is not ready in time
   */
  public static void prepare(InstanceAddress engine, String namespace, Duration limit) {
    try (var connection = EngineConnection.open(engine, ANSWER)) {
      var setup = new EngineSetup(connection, namespace);
      if (!Wait.until(limit, PAUSE, setup::isReadyNow)) {
        throw new Refused(
            "the engine at %s does not get namespace '%s' ready within %d s"
                .formatted(engine, namespace, limit.toSeconds()));
      }
    } catch (StatusRuntimeException e) {
      throw new Refused(
          "the engine at %s cannot be set up: %s".formatted(engine, e.getMessage()), e);
    }
  }

  /** Does what is still to be done. Returns whether all can be used; false asks to come again. */
  private boolean isReadyNow() {
    try {
      var present = describe();
      if (present.isEmpty()) {
        register();
        return false;
      }
      if (Durations.compare(retention(present.get()), RETENTION) < 0) {
        retainForAYear();
      }
      return addMissingAttributes() && isSearchable();
    } catch (StatusRuntimeException e) {
      if (isPassing(e)) {
        return false;
      }
      throw e;
    }
  }

  private Optional<DescribeNamespaceResponse> describe() {
    try {
      var request = DescribeNamespaceRequest.newBuilder().setNamespace(namespace).build();
      return Optional.of(connection.workflows().blockingStub().describeNamespace(request));
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static com.google.protobuf.Duration retention(DescribeNamespaceResponse present) {
    return present.getConfig().getWorkflowExecutionRetentionTtl();
  }

  private void register() {
    var request =
        RegisterNamespaceRequest.newBuilder()
            .setNamespace(namespace)
            .setWorkflowExecutionRetentionPeriod(RETENTION)
            .build();
    var ignored = connection.workflows().blockingStub().registerNamespace(request);
  }

  private void retainForAYear() {
    var config = NamespaceConfig.newBuilder().setWorkflowExecutionRetentionTtl(RETENTION);
    var request =
        UpdateNamespaceRequest.newBuilder().setNamespace(namespace).setConfig(config).build();
    var ignored = connection.workflows().blockingStub().updateNamespace(request);
  }

  private boolean addMissingAttributes() {
    var list = ListSearchAttributesRequest.newBuilder().setNamespace(namespace).build();
    var present = connection.operator().blockingStub().listSearchAttributes(list);
    var missing = AddSearchAttributesRequest.newBuilder().setNamespace(namespace);
    for (var name : SEARCH_ATTRIBUTES) {
      var type = present.getCustomAttributesMap().get(name);
      if (type == null) {
        missing.putSearchAttributes(name, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);
      } else if (type != IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD) {
        throw new Refused(
            "search attribute %s of namespace '%s' is no Keyword: remove it, or use another"
                .formatted(name, namespace));
      }
    }
    if (missing.getSearchAttributesCount() > 0) {
      var ignored = connection.operator().blockingStub().addSearchAttributes(missing.build());
      return false;
    }
    return true;
  }

  /** The parts of an engine learn of a new attribute one after the other: a search shows it. */
  private boolean isSearchable() {
    var query = new StringBuilder();
    for (var name : SEARCH_ATTRIBUTES) {
      query.append(query.isEmpty() ? "" : " AND ").append(name).append("='none'");
    }
    var request =
        CountWorkflowExecutionsRequest.newBuilder()
            .setNamespace(namespace)
            .setQuery(query.toString())
            .build();
    return connection.workflows().blockingStub().countWorkflowExecutions(request).getCount() == 0;
  }

  private static boolean isPassing(StatusRuntimeException e) {
    return switch (e.getStatus().getCode()) {
      case UNAVAILABLE,
          DEADLINE_EXCEEDED,
          ALREADY_EXISTS,
          NOT_FOUND,
          INVALID_ARGUMENT,
          ABORTED,
          RESOURCE_EXHAUSTED ->
          true;
      case OK,
          CANCELLED,
          UNKNOWN,
          PERMISSION_DENIED,
          FAILED_PRECONDITION,
          OUT_OF_RANGE,
          UNIMPLEMENTED,
          INTERNAL,
          DATA_LOSS,
          UNAUTHENTICATED ->
          false;
    };
  }
}

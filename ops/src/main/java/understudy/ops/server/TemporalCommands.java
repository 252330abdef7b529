package understudy.ops.server;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateTimeoutOrCancelledException;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.function.Supplier;
import understudy.topology.ClusterName;
import understudy.web.Refusal;
import understudy.web.cluster.Commands;
import understudy.workflows.WorkflowIds;
import understudy.workflows.fleet.FleetWorkflow;
import understudy.workflows.fleet.RegisteredCluster;
import understudy.workflows.fleet.Registration;
import understudy.workflows.guardian.Acknowledgement;
import understudy.workflows.guardian.ClusterPolicy;
import understudy.workflows.guardian.GuardianState;
import understudy.workflows.guardian.GuardianWorkflow;
import understudy.workflows.guardian.InstanceCommand;
import understudy.workflows.guardian.NoteCommand;
import understudy.workflows.guardian.RegisterWorkflow;
import understudy.workflows.guardian.Retirement;
import understudy.workflows.guardian.SwitchoverCommand;
import understudy.workflows.operation.OperationId;

/** What operators ask for, put to the fleet and the guardians as validated updates. */
final class TemporalCommands implements Commands {
  private static final Duration SHOWN_WITHIN = Duration.ofSeconds(5);

  private final WorkflowClient client;
  private final ClusterPolicy policy;
  private final GuardianBoard guardians;

  /**
   * @param policy what holds for clusters that are registered here
   * @param guardians what is shown of them; it follows at once when something was changed
   */
  TemporalCommands(WorkflowClient client, ClusterPolicy policy, GuardianBoard guardians) {
    this.client = client;
    this.policy = policy;
    this.guardians = guardians;
  }

  @Override
  public RegisteredCluster register(Registration registration) {
    var fleet = client.newWorkflowStub(FleetWorkflow.class, WorkflowIds.FLEET);
    var ours =
        new Registration(
            registration.name(), registration.seed(), policy, registration.requestedBy());
    var registered = asked("the fleet", () -> fleet.register(ours));
    guardians.await(registered.name(), SHOWN_WITHIN);
    return registered;
  }

  @Override
  public OperationId switchOver(ClusterName cluster, SwitchoverCommand command) {
    return asked("cluster " + cluster, () -> guardian(cluster).switchOver(command));
  }

  @Override
  public GuardianState acknowledge(ClusterName cluster, Acknowledgement acknowledgement) {
    return asked("cluster " + cluster, () -> guardian(cluster).acknowledge(acknowledgement));
  }

  @Override
  public GuardianState adoptPolicy(ClusterName cluster) {
    return asked("cluster " + cluster, () -> guardian(cluster).adopt(policy));
  }

  @Override
  public GuardianState note(ClusterName cluster, NoteCommand command) {
    return asked("cluster " + cluster, () -> register(cluster).note(command));
  }

  @Override
  public GuardianState forget(ClusterName cluster, InstanceCommand command) {
    return asked("cluster " + cluster, () -> register(cluster).forgetInstance(command));
  }

  @Override
  public GuardianState discover(ClusterName cluster, InstanceCommand command) {
    return asked("cluster " + cluster, () -> register(cluster).discoverInstance(command));
  }

  @Override
  public GuardianState forget(ClusterName cluster, Retirement retirement) {
    var last = asked("cluster " + cluster, () -> register(cluster).retire(retirement));
    guardians.awaitEnd(cluster, SHOWN_WITHIN);
    return last;
  }

  private RegisterWorkflow register(ClusterName cluster) {
    return client.newWorkflowStub(RegisterWorkflow.class, WorkflowIds.guardian(cluster));
  }

  private GuardianWorkflow guardian(ClusterName cluster) {
    return client.newWorkflowStub(GuardianWorkflow.class, WorkflowIds.guardian(cluster));
  }

  private <T> T asked(String whom, Supplier<T> question) {
    try {
      var answer = question.get();
      guardians.read();
      return answer;
    } catch (WorkflowNotFoundException unknown) {
      throw refusal(Refusal.unknown(whom + " is not known here: register it first"), unknown);
    } catch (WorkflowUpdateTimeoutOrCancelledException late) {
      throw refusal(
          Refusal.engineDown(
              whom + " did not answer in time: look whether it was done, then ask again"),
          late);
    } catch (WorkflowUpdateException refused) {
      throw refusal(Refusal.conflict(reason(refused)), refused);
    } catch (WorkflowServiceException | StatusRuntimeException away) {
      throw refusal(engine(away), away);
    }
  }

  private static Refusal engine(RuntimeException away) {
    var cause = away instanceof StatusRuntimeException ? away : away.getCause();
    var code = cause == null ? Status.UNKNOWN : Status.fromThrowable(cause);
    return Refusal.engineDown(
        "the engine does not answer (%s): nothing was done".formatted(code.getCode()));
  }

  private static String reason(WorkflowUpdateException refused) {
    return refused.getCause() instanceof ApplicationFailure failure
        ? failure.getOriginalMessage()
        : String.valueOf(refused.getCause());
  }

  private static Refusal refusal(Refusal refusal, Exception cause) {
    refusal.initCause(cause);
    return refusal;
  }
}

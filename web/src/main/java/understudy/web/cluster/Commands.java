package understudy.web.cluster;

import understudy.topology.ClusterName;
import understudy.web.Refusal;
import understudy.workflows.fleet.RegisteredCluster;
import understudy.workflows.fleet.Registration;
import understudy.workflows.guardian.Acknowledgement;
import understudy.workflows.guardian.GuardianState;
import understudy.workflows.guardian.InstanceCommand;
import understudy.workflows.guardian.NoteCommand;
import understudy.workflows.guardian.Retirement;
import understudy.workflows.guardian.SwitchoverCommand;
import understudy.workflows.operation.OperationId;

/**
 * What an operator may ask for. Each either is accepted by the engine or throws a {@link Refusal}:
 * unknown cluster, conflict (busy, registered already, not fit), engine down.
 */
public interface Commands {
  /** Takes a cluster on after inspecting it. */
  RegisteredCluster register(Registration registration);

  /** Starts a switchover and does not wait for its end. */
  OperationId switchOver(ClusterName cluster, SwitchoverCommand command);

  /** Ends the anti-flap block. */
  GuardianState acknowledge(ClusterName cluster, Acknowledgement acknowledgement);

  /** Gives a cluster the policy and the hooks of the settings. */
  GuardianState adoptPolicy(ClusterName cluster);

  /** Writes down what somebody says of an instance or of the cluster. */
  GuardianState note(ClusterName cluster, NoteCommand command);

  /** Puts an instance out of mind until somebody asks for it. */
  GuardianState forget(ClusterName cluster, InstanceCommand command);

  /** Takes in an instance that discovery passed over or that was forgotten. */
  GuardianState discover(ClusterName cluster, InstanceCommand command);

  /** Looks after a cluster no longer; answers what was known of it last. */
  GuardianState forget(ClusterName cluster, Retirement retirement);
}

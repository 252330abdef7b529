package understudy.ops.server;

import io.temporal.client.WorkflowClient;
import understudy.detector.Alarm;
import understudy.detector.Description;
import understudy.detector.Descriptions;
import understudy.detector.Sighting;
import understudy.detector.Sightings;
import understudy.detector.Verdict;
import understudy.workflows.WorkflowIds;
import understudy.workflows.guardian.GuardianWorkflow;
import understudy.workflows.guardian.RegisterWorkflow;
import understudy.workflows.guardian.ReturnedPrimary;
import understudy.workflows.guardian.Vote;

/** Carries what the detector says to the guardians, as signals. */
final class TemporalAlarm implements Alarm, Sightings, Descriptions {
  private final WorkflowClient client;
  private final String observer;

  TemporalAlarm(WorkflowClient client, String observer) {
    this.client = client;
    this.observer = observer;
  }

  @Override
  public void raise(Verdict verdict) {
    client
        .newWorkflowStub(GuardianWorkflow.class, WorkflowIds.guardian(verdict.cluster()))
        .vote(
            new Vote(
                observer,
                verdict.firstSign(),
                verdict.at(),
                verdict.diagnosis(),
                verdict.lastSeen()));
  }

  @Override
  public void tell(Sighting sighting) {
    client
        .newWorkflowStub(GuardianWorkflow.class, WorkflowIds.guardian(sighting.cluster()))
        .sight(
            new understudy.workflows.guardian.Sighting(
                observer,
                sighting.at(),
                sighting.primary(),
                sighting.members(),
                sighting.durability(),
                sighting.returned().stream()
                    .map(
                        one ->
                            new ReturnedPrimary(one.instance(), one.writability(), one.surplus()))
                    .toList()));
  }

  @Override
  public void tell(Description description) {
    client
        .newWorkflowStub(RegisterWorkflow.class, WorkflowIds.guardian(description.cluster()))
        .describe(
            new understudy.workflows.guardian.Description(
                observer, description.at(), description.traits(), description.instances()));
  }
}

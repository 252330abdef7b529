package understudy.ops.careless.detector;

import io.temporal.client.WorkflowClient;

/** Eyes that call the engine themselves instead of raising an alarm. */
public final class Grasping {
  private final WorkflowClient engine;

  Grasping(WorkflowClient engine) {
    this.engine = engine;
  }

  @Override
  public String toString() {
    return engine.toString();
  }
}

package understudy.workflows;

/** The queues that workers listen on: what is urgent never waits behind what is not. */
public enum TaskQueue {
  /** Guardians, operations and the steps that change servers. */
  RECOVERY("understudy-recovery"),
  /** Archives and whatever else nobody waits for. */
  RECORDS("understudy-records");

  private final String id;

  TaskQueue(String id) {
    this.id = id;
  }

  /** The queue's name in the engine. */
  public String id() {
    return id;
  }
}

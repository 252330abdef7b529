package understudy.workflows.fake;

import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.HashSet;
import java.util.List;

/** Reads what has happened off a history. */
final class Histories {
  private Histories() {}

  /** How many steps of a kind have succeeded, as far as a finished workflow task knows of it. */
  static long endsTakenIn(List<HistoryEvent> events, String step) {
    var scheduled = new HashSet<Long>();
    var ended = 0L;
    var takenIn = 0L;
    for (var event : events) {
      var type = event.getEventType();
      if (type == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED && isOf(step, event)) {
        scheduled.add(event.getEventId());
      } else if (type == EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED) {
        var of = event.getActivityTaskCompletedEventAttributes().getScheduledEventId();
        ended += scheduled.contains(of) ? 1 : 0;
      } else if (type == EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED) {
        takenIn = ended;
      }
    }
    return takenIn;
  }

  private static boolean isOf(String step, HistoryEvent scheduled) {
    var attributes = scheduled.getActivityTaskScheduledEventAttributes();
    return attributes.getActivityType().getName().equals(step);
  }

  static long cancellations(List<HistoryEvent> events) {
    return events.stream()
        .filter(it -> it.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_CANCEL_REQUESTED)
        .count();
  }
}

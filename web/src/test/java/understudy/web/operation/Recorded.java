package understudy.web.operation;

import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import understudy.workflows.operation.OperationId;

/** Histories that {@link SampleRun} recorded on a real server. */
public final class Recorded {
  private Recorded() {}

  /** The whole failover. */
  public static Story failover() {
    var events = events();
    return Story.of(SampleRun.ID, events, List.of(), Instant.now());
  }

  /** The failover as it stood after so many of its events, read a little later. */
  public static Story failover(OperationId id, int events) {
    var told = events().subList(0, Math.min(events, length()));
    var last = Decoded.instant(told.getLast().getEventTime());
    return Story.of(id, told, List.of(), last.plusMillis(4));
  }

  /** How many events it has. */
  public static int length() {
    return events().size();
  }

  private static List<HistoryEvent> events() {
    try (var file = Recorded.class.getResourceAsStream("/histories/failover.json")) {
      if (file == null) {
        throw new IllegalStateException("the test resource histories/failover.json is missing");
      }
      var json = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return WorkflowExecutionHistory.fromJson(json).getEvents();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

package understudy.ops.server;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Beats for every running step, so that the engine learns within seconds that a process died in the
 * middle of one.
 *
 * <p>What a step itself reports as progress is not overwritten: a beat repeats the engine's last
 * knowledge of it.
 */
final class Heartbeats extends WorkerInterceptorBase implements AutoCloseable {
  private static final Duration RHYTHM = Duration.ofMillis(700);

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("heartbeats").daemon().factory());

  @Override
  public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
    return new Beating(next);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private final class Beating extends ActivityInboundCallsInterceptorBase {
    private @Nullable ActivityExecutionContext context;

    Beating(ActivityInboundCallsInterceptor next) {
      super(next);
    }

    @Override
    public void init(ActivityExecutionContext begun) {
      context = begun;
      super.init(begun);
    }

    @Override
    public ActivityOutput execute(ActivityInput input) {
      var begun = Objects.requireNonNull(context, "a step begins before it is executed");
      if (begun.getInfo().isLocal() || begun.getInfo().getHeartbeatTimeout().isZero()) {
        return super.execute(input);
      }
      var beat = start(begun);
      try {
        return super.execute(input);
      } finally {
        beat.cancel(false);
      }
    }

    private Future<?> start(ActivityExecutionContext begun) {
      return timer.scheduleAtFixedRate(
          () -> beat(begun), RHYTHM.toMillis(), RHYTHM.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void beat(ActivityExecutionContext begun) {
      try {
        begun.heartbeat(begun.getLastHeartbeatDetails(String.class).orElse(""));
      } catch (ActivityCompletionException ended) {
        // The step itself notices at its next own beat; here nothing is left to tell.
      }
    }
  }
}

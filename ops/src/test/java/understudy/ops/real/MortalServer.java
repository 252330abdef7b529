package understudy.ops.real;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptor;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import understudy.ops.server.UnderstudyServer;

/**
 * An Understudy that dies where a test wants it to: as by kill -9, before, during or after a step.
 *
 * <p>The place stands in a file, as {@code promote during}, and is used once.
 */
@Configuration(proxyBeanMethods = false)
public class MortalServer {
  /** The system property that names the file. */
  static final String FATE = "mortal.fate";

  /** Into the act; a step of a few milliseconds is in the middle of it. */
  private static final Duration INTO = Duration.ofMillis(3);

  public static void main(String[] arguments) {
    // server --config FILE, as the real one
    UnderstudyServer.runUntilStopped(Path.of(arguments[2]), MortalServer.class);
  }

  @Bean
  WorkerInterceptor death() {
    return new WorkerInterceptorBase() {
      @Override
      public ActivityInboundCallsInterceptor interceptActivity(
          ActivityInboundCallsInterceptor next) {
        return new Dying(next);
      }
    };
  }

  private static final class Dying extends ActivityInboundCallsInterceptorBase {
    private final Path fate = Path.of(System.getProperty(FATE));

    private String step = "";

    Dying(ActivityInboundCallsInterceptor next) {
      super(next);
    }

    @Override
    public void init(ActivityExecutionContext context) {
      step = context.getInfo().getActivityType();
      super.init(context);
    }

    @Override
    public ActivityOutput execute(ActivityInput input) {
      if (meets(step + " before")) {
        die();
      }
      if (meets(step + " during")) {
        Thread.ofPlatform().start(Dying::dieSoon);
      }
      var output = super.execute(input);
      if (meets(step + " after")) {
        die();
      }
      return output;
    }

    private boolean meets(String moment) {
      try {
        if (!Files.exists(fate) || !Files.readString(fate).strip().equals(moment)) {
          return false;
        }
        return Files.deleteIfExists(fate);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void dieSoon() {
      try {
        Thread.sleep(INTO);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      die();
    }

    private static void die() {
      Runtime.getRuntime().halt(137);
    }
  }
}

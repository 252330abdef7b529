package understudy.ops.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;
import understudy.ops.host.Refused;

/** Why a copy does not start, in one sentence where it is known. */
final class StartFailure {
  private StartFailure() {}

  /** What to tell instead of the failure: a refusal, or the failure itself where it is a defect. */
  static RuntimeException told(RuntimeException failure) {
    var causes = causes(failure);
    return refused(causes)
        .or(() -> port(causes))
        .or(() -> value(causes))
        .<RuntimeException>map(it -> it)
        .orElse(failure);
  }

  private static Optional<Refused> refused(List<Throwable> causes) {
    return of(causes, Refused.class).reduce((_, last) -> last);
  }

  private static Optional<Refused> port(List<Throwable> causes) {
    return of(causes, PortInUseException.class)
        .findFirst()
        .map(
            taken ->
                new Refused(
                    "port %d is taken by another program: choose another with server.port"
                        .formatted(taken.getPort()),
                    taken));
  }

  /** The outermost of our own sentences, else what could not be bound. */
  private static Optional<Refused> value(List<Throwable> causes) {
    var bound = of(causes, BindException.class).reduce((_, last) -> last);
    return of(causes, IllegalArgumentException.class)
        .filter(StartFailure::isOurs)
        .findFirst()
        .map(it -> new Refused("the settings make no sense: " + it.getMessage(), it))
        .or(() -> bound.map(it -> new Refused("the settings make no sense: " + sentence(it), it)));
  }

  private static boolean isOurs(Throwable senseless) {
    var begun = senseless.getStackTrace();
    return begun.length > 0 && begun[0].getClassName().startsWith("understudy.");
  }

  private static String sentence(BindException bound) {
    var property = bound.getProperty();
    var value = property == null ? "" : String.valueOf(property.getValue());
    return "%s: '%s' is not %s"
        .formatted(bound.getName(), value, wanted(bound.getTarget().getType().resolve()));
  }

  private static String wanted(@Nullable Class<?> type) {
    if (type == Duration.class) {
      return "a length of time, as 500ms, 5s, 10m or 1h";
    }
    if (type == int.class || type == Integer.class) {
      return "a whole number";
    }
    return type != null && type.isRecord() ? "a group of keys" : "a value of the right form";
  }

  private static <T> Stream<T> of(List<Throwable> causes, Class<T> kind) {
    return causes.stream().filter(kind::isInstance).map(kind::cast);
  }

  private static List<Throwable> causes(Throwable failure) {
    var causes = new ArrayList<Throwable>();
    for (var one = failure; one != null && causes.size() < 50; one = one.getCause()) {
      causes.add(one);
    }
    return causes;
  }
}

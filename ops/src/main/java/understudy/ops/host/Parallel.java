package understudy.ops.host;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** The same for many at once, each on its own virtual thread; ends when all have ended. */
public final class Parallel {
  private Parallel() {}

  /** The results in the order of the inputs. The first failure, in that order, is thrown. */
  public static <T, R> List<R> map(List<T> inputs, Function<T, R> work) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks = new ArrayList<Callable<R>>();
      inputs.forEach(input -> tasks.add(() -> work.apply(input)));
      var results = new ArrayList<R>();
      for (var future : threads.invokeAll(tasks)) {
        results.add(result(future));
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused("interrupted", e);
    }
  }

  public static <T> void each(List<T> inputs, Consumer<T> work) {
    var ignored =
        map(
            inputs,
            input -> {
              work.accept(input);
              return input;
            });
    assert ignored.size() == inputs.size();
  }

  private static <R> R result(Future<R> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}

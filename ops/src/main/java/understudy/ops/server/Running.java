package understudy.ops.server;

import java.util.List;
import org.springframework.context.SmartLifecycle;
import understudy.detector.Detector;

/** Begins the threads when everything is wired, and ends them before anything is taken apart. */
final class Running implements SmartLifecycle {
  private final EnginePulse pulse;
  private final GuardianBoard guardians;
  private final Detector detector;
  private final Workers workers;
  private final List<AutoCloseable> others;
  private volatile boolean running;

  Running(
      EnginePulse pulse,
      GuardianBoard guardians,
      Detector detector,
      Workers workers,
      List<AutoCloseable> others) {
    this.pulse = pulse;
    this.guardians = guardians;
    this.detector = detector;
    this.workers = workers;
    this.others = List.copyOf(others);
  }

  @Override
  public void start() {
    pulse.start();
    guardians.start();
    detector.start();
    Thread.ofPlatform().name("rehearsal").daemon().start(workers::rehearse);
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    detector.close();
    guardians.close();
    pulse.close();
    others.forEach(Running::end);
  }

  private static void end(AutoCloseable one) {
    try {
      one.close();
    } catch (Exception e) {
      throw new IllegalStateException("%s does not end: %s".formatted(one, e.getMessage()), e);
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}

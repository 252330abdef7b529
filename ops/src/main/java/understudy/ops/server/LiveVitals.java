package understudy.ops.server;

import java.time.InstantSource;
import understudy.web.vital.Condition;
import understudy.web.vital.Vitals;

/** Whether engine and detector live, from memory. */
final class LiveVitals implements Vitals {
  private final EnginePulse pulse;
  private final Settings settings;
  private final Watching watching;
  private final InstantSource clock;

  LiveVitals(EnginePulse pulse, Settings settings, Watching watching, InstantSource clock) {
    this.pulse = pulse;
    this.settings = settings;
    this.watching = watching;
    this.clock = clock;
  }

  @Override
  public Condition engine() {
    return switch (pulse.state()) {
      case EnginePulse.State.Up _ -> new Condition.Up();
      case EnginePulse.State.Down down ->
          new Condition.Down(
              "%s has been silent since %s".formatted(settings.engine().address(), down.since()));
    };
  }

  @Override
  public Condition detector() {
    return watching.isAlive(clock.instant())
        ? new Condition.Up()
        : new Condition.Down("no probe has ended lately");
  }
}

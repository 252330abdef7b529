package understudy.ops.server;

import java.util.Optional;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import understudy.topology.InstanceAddress;

/** Reads every setting before anything begins, so that one that makes no sense ends it at once. */
final class SettingsCheck implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent prepared) {
    check(Binder.get(prepared.getEnvironment()).bindOrCreate("understudy", Settings.class));
    Optional.ofNullable(prepared.getEnvironment().getProperty("server.port"))
        .ifPresent(SettingsCheck::port);
  }

  private static void check(Settings settings) {
    MySqlAccess.of(settings);
    Value.check(
        "understudy.engine.address", () -> InstanceAddress.parse(settings.engine().address()));
    Value.check("understudy.probing", () -> settings.probing().detector());
    Value.check("understudy.probing.write", () -> settings.probing().write().trialTable());
    Value.check("understudy.discovery", () -> settings.discovery().discovering());
    Value.check("understudy.policy", () -> settings.policy().policy());
  }

  private static void port(String text) {
    if (!text.strip().matches("[0-9]{1,5}") || Integer.parseInt(text.strip()) > 65_535) {
      throw new IllegalArgumentException(
          "server.port: '%s' is no port, a number from 0 to 65535".formatted(text));
    }
  }
}

package understudy.ops.server;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import understudy.web.WebConfiguration;

/** One copy of Understudy: detector, workers and window in one process. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(Settings.class)
@Import({WebConfiguration.class, Wiring.class})
public class UnderstudyServer {
  /**
   * Runs with the given settings until the process is asked to end.
   *
   * @param more configurations besides the usual ones
   * @throws understudy.ops.host.Refused when the settings make no sense or it cannot begin
   */
  public static void runUntilStopped(Path config, Class<?>... more) {
    new SettingsFile(config).check();
    var application = new SpringApplication(UnderstudyServer.class);
    application.addPrimarySources(List.of(more));
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.addListeners(new SettingsCheck());
    await(begun(application, config).getBean(Running.class));
  }

  private static ConfigurableApplicationContext begun(SpringApplication application, Path config) {
    try {
      return application.run(
          "--spring.config.additional-location=" + config.toAbsolutePath().toUri());
    } catch (RuntimeException failure) {
      throw StartFailure.told(failure);
    }
  }

  private static void await(Running running) {
    while (running.isRunning()) {
      try {
        Thread.sleep(200);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}

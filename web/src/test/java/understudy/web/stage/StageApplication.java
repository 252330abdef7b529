package understudy.web.stage;

import java.time.Clock;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import understudy.web.WebConfiguration;

/** The window in front of a {@link Stage}. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(WebConfiguration.class)
public class StageApplication {
  @Bean
  Stage stage() {
    return new Stage();
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}

package understudy.web.vital;

import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What {@code /actuator/health} says of the engine and the detector; neither is part of liveness,
 * for an engine that is down is no reason to end a detector that is up.
 */
@Configuration(proxyBeanMethods = false)
class VitalHealth {
  @Bean
  HealthIndicator engineHealthIndicator(Vitals vitals) {
    return () -> health(vitals::engine);
  }

  @Bean
  HealthIndicator detectorHealthIndicator(Vitals vitals) {
    return () -> health(vitals::detector);
  }

  private static Health health(Supplier<Condition> part) {
    return switch (part.get()) {
      case Condition.Up ignored -> Health.up().build();
      case Condition.Down down -> Health.down().withDetail("sentence", down.sentence()).build();
    };
  }
}

package understudy.ops.server;

import com.uber.m3.tally.RootScopeBuilder;
import com.uber.m3.tally.Scope;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.common.interceptors.WorkerInterceptor;
import io.temporal.common.reporter.MicrometerClientStatsReporter;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import understudy.activities.mysql.MySqlServers;
import understudy.detector.Detector;
import understudy.detector.Inquiry;
import understudy.detector.Voice;
import understudy.web.cluster.Clusters;
import understudy.web.cluster.Commands;
import understudy.web.operation.EngineOperations;
import understudy.web.operation.Operations;
import understudy.web.vital.Vitals;

/** The one place where everything meets. */
@Configuration(proxyBeanMethods = false)
class Wiring {
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean(destroyMethod = "close")
  Scope metrics(MeterRegistry registry) {
    return new RootScopeBuilder()
        .reporter(new MicrometerClientStatsReporter(registry))
        .reportEvery(com.uber.m3.util.Duration.ofSeconds(10));
  }

  @Bean
  EngineLink engine(Settings settings, Scope metrics) {
    return new EngineLink(settings, metrics);
  }

  @Bean
  MySqlServers servers(Settings settings, Clock clock) {
    return new MySqlServers(MySqlAccess.of(settings), clock);
  }

  @Bean
  Workers workers(
      EngineLink engine,
      MySqlServers servers,
      Settings settings,
      Clock clock,
      ObjectProvider<WorkerInterceptor> interceptors) {
    return new Workers(
        engine.client(),
        Hands.of(servers, settings, engine.client(), clock),
        interceptors.stream().toList());
  }

  @Bean
  Detector detector(MySqlServers servers, EngineLink engine, Settings settings, Clock clock) {
    var discovering = settings.discovery().discovering();
    var messenger = new TemporalAlarm(engine.client(), settings.name());
    return new Detector(
        DetectorEyes.of(servers, settings.probing().write()),
        new Voice(messenger, messenger),
        clock,
        settings.probing().detector(),
        new Inquiry(discovering, new SettingsLearner(servers, discovering.hostNames()), messenger));
  }

  @Bean
  Watching watching(Detector detector, MySqlServers servers, Settings settings) {
    return new Watching(detector, settings.requiredMySql().held(), servers::forget);
  }

  @Bean
  GuardianBoard guardians(EngineLink engine, Watching watching) {
    return new GuardianBoard(engine.client(), watching::follow, watching::leave);
  }

  @Bean
  EnginePulse pulse(EngineLink engine, Settings settings, Workers workers, Clock clock) {
    return new EnginePulse(engine, new Opening(engine, settings.engine(), workers), clock);
  }

  @Bean
  Clusters clusters(GuardianBoard guardians, Detector detector) {
    return new LiveClusters(guardians, detector);
  }

  @Bean
  Commands commands(EngineLink engine, GuardianBoard guardians, Settings settings) {
    return new TemporalCommands(engine.client(), settings.policy().policy(), guardians);
  }

  @Bean
  Operations operations(EngineLink engine, Settings settings, Clock clock) {
    return new EngineOperations(engine.stubs(), settings.engine().namespace(), clock);
  }

  @Bean
  Vitals vitals(EnginePulse pulse, Settings settings, Watching watching, Clock clock) {
    return new LiveVitals(pulse, settings, watching, clock);
  }

  @Bean
  Running running(
      EnginePulse pulse,
      GuardianBoard guardians,
      Detector detector,
      Workers workers,
      Settings settings) {
    return new Running(pulse, guardians, detector, workers, EngineCare.of(settings));
  }
}

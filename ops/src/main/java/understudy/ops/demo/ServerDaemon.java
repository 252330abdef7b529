package understudy.ops.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import understudy.ops.client.Api;
import understudy.ops.host.Daemon;
import understudy.ops.host.Home;
import understudy.ops.host.Refused;
import understudy.ops.host.Signal;
import understudy.ops.host.Wait;

/** An Understudy in the background, to be killed and started again. */
public final class ServerDaemon {
  private static final Duration READY = Duration.ofSeconds(60);
  private static final Duration GOODBYE = Duration.ofSeconds(20);

  private final Installation installation;
  private final Daemon daemon;
  private final List<String> extra;

  public ServerDaemon(Installation installation) {
    this(installation, "understudy.ops.Main", List.of());
  }

  /**
   * @param main the class whose main method takes the arguments of {@code understudy}
   * @param extra further arguments for the JVM
   */
  public ServerDaemon(Installation installation, String main, List<String> extra) {
    this.installation = installation;
    this.daemon = new Daemon(installation.pidFile(), mark());
    var options = new ArrayList<>(extra);
    options.add(main);
    this.extra = List.copyOf(options);
  }

  private String mark() {
    return "-Dunderstudy.installation=" + installation.folder();
  }

  /** Starts it unless it runs, and returns when it is ready to work. */
  public void start() {
    if (daemon.life() == Daemon.Life.DEAD) {
      daemon.start(arguments(), installation.folder(), log());
    }
    var api = new Api(installation.address());
    Wait.until(
        READY, Duration.ofMillis(50), () -> api.isReady() || daemon.life() == Daemon.Life.DEAD);
    if (!api.isReady()) {
      throw new Refused("Understudy did not become ready: see " + log());
    }
  }

  private List<String> arguments() {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var vector =
        new ArrayList<>(
            List.of(
                java,
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:CompileThresholdScaling=0.1",
                "-XX:+UseSerialGC",
                mark(),
                "-D%s=%s".formatted(Home.PROPERTY, installation.home().state()),
                "-cp",
                System.getProperty("java.class.path")));
    vector.addAll(extra);
    vector.addAll(List.of("server", "--config", installation.config().toString()));
    return vector;
  }

  /** Ends it as a crash does. */
  public void kill() {
    daemon.kill();
  }

  /** Asks it to end, and waits; so for those that somebody started by hand in its place. */
  public void stop() {
    daemon.stop(GOODBYE);
    new ServersByHand(installation.config()).stop(GOODBYE);
  }

  /** Stops it in its tracks. */
  public void freeze() {
    daemon.send(Signal.STOP);
  }

  public boolean isAlive() {
    return daemon.life() != Daemon.Life.DEAD;
  }

  /** What it prints. */
  public Path log() {
    return installation.folder().resolve("server.log");
  }
}

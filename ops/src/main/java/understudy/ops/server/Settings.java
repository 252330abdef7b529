package understudy.ops.server;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import understudy.detector.DetectorSettings;

/**
 * What an operator sets, read once and refused at start when it makes no sense.
 *
 * @param name tells this copy's votes from those of others
 * @param archive the folder that finished operations are kept in
 */
@ConfigurationProperties("understudy")
record Settings(
    @DefaultValue("node-1") String name,
    @DefaultValue("archive") Path archive,
    @DefaultValue Engine engine,
    @Nullable MySql mysql,
    @Nullable Login replication,
    @DefaultValue Probing probing,
    @DefaultValue DiscoverySettings discovery,
    @DefaultValue PolicySettings policy) {

  /** Which engine, and which part of it. */
  record Engine(
      @DefaultValue("127.0.0.1:7233") String address,
      @DefaultValue("understudy") String namespace) {}

  /**
   * An account on every instance; the password stands in a file, so that it is in no process list.
   */
  record Login(String user, Path passwordFile) {
    Login {
      Value.required("understudy.replication.user", user);
      Value.required("understudy.replication.password-file", passwordFile);
    }
  }

  /**
   * The account that looks and acts, and how its connections are protected.
   *
   * @param held how many connections are kept open to each instance: one to look, and one so that
   *     an act need not wait for another
   */
  record MySql(
      String user,
      Path passwordFile,
      @DefaultValue("preferred") String encryption,
      @DefaultValue("refused") String publicKeys,
      @DefaultValue("2") int held) {
    MySql {
      Value.required("understudy.mysql.user", user);
      Value.required("understudy.mysql.password-file", passwordFile);
    }
  }

  /** How instances are watched. */
  record Probing(
      @DefaultValue("1s") Duration interval,
      @DefaultValue("250ms") Duration primaryInterval,
      @DefaultValue("500ms") Duration deadline,
      @DefaultValue("1750ms") Duration certain,
      @DefaultValue WriteSettings write) {
    DetectorSettings detector() {
      var standard = DetectorSettings.DEFAULT;
      return new DetectorSettings(
          interval,
          primaryInterval,
          deadline,
          deadline.compareTo(standard.patience()) < 0 ? standard.patience() : deadline,
          certain,
          standard.settle(),
          standard.nudgeEvery(),
          standard.voteEvery(),
          standard.discoverEvery(),
          standard.health());
    }
  }

  MySql requiredMySql() {
    return required(mysql, "understudy.mysql (user, password-file)");
  }

  Login requiredReplication() {
    return required(replication, "understudy.replication (user, password-file)");
  }

  private static <T> T required(@Nullable T value, String what) {
    if (value == null) {
      throw new IllegalArgumentException("the settings lack " + what);
    }
    return value;
  }
}

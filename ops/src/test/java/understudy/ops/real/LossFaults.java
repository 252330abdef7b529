package understudy.ops.real;

import static understudy.ops.real.RealServers.DB1;
import static understudy.ops.real.RealServers.DB2;
import static understudy.ops.real.RealServers.DB3;
import static understudy.ops.real.RealServers.DB4;
import static understudy.ops.real.RealServers.DB5;

import java.sql.SQLException;
import java.util.stream.Stream;
import understudy.ops.host.Programs;
import understudy.topology.examination.Case;

/** Servers that are gone, frozen or cut off. */
final class LossFaults {
  private static final String STOP = "STOP REPLICA IO_THREAD";
  private static final String START = "START REPLICA IO_THREAD";

  private LossFaults() {}

  static Stream<Fault> all() {
    return Stream.of(primaries(), frozen(), intermediates(), single(), halfLost(), cut())
        .flatMap(some -> some);
  }

  private static Stream<Fault> primaries() {
    return Stream.of(
        Fault.of("a dead primary")
            .made(it -> it.sandbox.kill(DB1))
            .found(Case.PRIMARY_DEAD, DB1, "connection refused")
            .found(Case.PRIMARY_DEAD, DB1, "is reconnecting to it")
            .healed(WatchedServers::startPrimary),
        Fault.of("a dead primary, and a dead replica")
            .made(
                it -> {
                  it.sandbox.kill(DB1);
                  it.sandbox.kill(DB2);
                })
            .found(Case.PRIMARY_AND_SOME_REPLICAS_DEAD, DB1, "none of the replicas that answer")
            .found(Case.INSTANCE_SILENT, DB2, "connection refused")
            .healed(
                it -> {
                  it.sandbox.start(DB2);
                  it.startPrimary();
                }),
        Fault.of("a dead primary of which nobody can tell")
            .made(
                it -> {
                  it.sql(DB2, STOP);
                  it.sql(DB3, STOP);
                  it.sandbox.kill(DB1);
                })
            .found(Case.PRIMARY_UNSEEN, DB1, "its receiver is stopped")
            .healed(
                it -> {
                  it.startPrimary();
                  it.sql(DB2, START);
                  it.sql(DB3, START);
                }));
  }

  private static Stream<Fault> frozen() {
    return Stream.of(
        Fault.of("a frozen primary")
            .made(it -> it.sandbox.freeze(DB1))
            .found(Case.PRIMARY_FROZEN, DB1, "timed out")
            .healed(it -> it.sandbox.thaw(DB1)),
        Fault.of("a frozen replica")
            .made(it -> it.sandbox.freeze(DB2))
            .found(Case.INSTANCE_SILENT, DB2, "timed out")
            .healed(it -> it.sandbox.thaw(DB2)),
        Fault.of("a cluster that is frozen as one")
            .made(it -> it.sandbox.living().forEach(it.sandbox::freeze))
            .found(Case.CLUSTER_SILENT, DB1, "this may be our own network")
            .healed(it -> it.sandbox.living().forEach(it.sandbox::thaw)));
  }

  private static Stream<Fault> intermediates() {
    return Stream.of(
        Fault.of("a dead intermediate primary")
            .made(it -> it.sandbox.kill(DB3))
            .found(Case.INTERMEDIATE_DEAD, DB3, "is reconnecting to it")
            .healed(it -> it.sandbox.start(DB3)),
        Fault.of("a dead intermediate primary, and a dead replica of it")
            .made(
                it -> {
                  it.sandbox.kill(DB3);
                  it.sandbox.kill(DB5);
                })
            .found(Case.INTERMEDIATE_AND_SOME_REPLICAS_DEAD, DB3, "below it silent")
            .healed(
                it -> {
                  it.sandbox.start(DB3);
                  it.sandbox.start(DB5);
                }),
        Fault.of("a frozen intermediate primary, and all its replicas with it")
            .made(it -> Stream.of(DB3, DB4, DB5).forEach(it.sandbox::freeze))
            .found(Case.INTERMEDIATE_AND_REPLICAS_SILENT, DB3, "and so are its replicas")
            .healed(it -> Stream.of(DB3, DB4, DB5).forEach(it.sandbox::thaw)),
        Fault.of("an intermediate primary that its replicas stopped to follow")
            .made(it -> below(it, STOP))
            .found(Case.INTERMEDIATE_REPLICAS_STOPPED, DB3, "none of its replicas replicates")
            .healed(it -> below(it, START)),
        Fault.of("an intermediate primary that its replicas cannot connect to")
            .made(
                it -> {
                  it.account(DB3, "ALTER USER repl ACCOUNT LOCK");
                  below(it, STOP, START);
                })
            .found(Case.INTERMEDIATE_CUT_FROM_REPLICAS, DB3, "answers us")
            .healed(it -> it.account(DB3, "ALTER USER repl ACCOUNT UNLOCK")));
  }

  private static void below(WatchedServers servers, String... statements) throws SQLException {
    servers.sql(DB4, statements);
    servers.sql(DB5, statements);
  }

  private static Stream<Fault> single() {
    return Stream.of(
        Fault.of("a dead intermediate primary with one replica")
            .made(
                it -> {
                  it.follow(DB5, DB1);
                  it.sandbox.kill(DB3);
                })
            .found(Case.INTERMEDIATE_WITH_ONE_REPLICA_DEAD, DB3, "has lost it")
            .healed(
                it -> {
                  it.sandbox.start(DB3);
                  it.follow(DB5, DB3);
                }),
        Fault.of("a dead intermediate primary whose one replica cannot tell")
            .made(
                it -> {
                  it.follow(DB5, DB1);
                  it.sql(DB4, STOP);
                  it.sandbox.kill(DB3);
                })
            .found(Case.INTERMEDIATE_WITH_ONE_REPLICA_SILENT, DB3, "cannot tell")
            .healed(
                it -> {
                  it.sandbox.start(DB3);
                  it.sql(DB4, START);
                  it.follow(DB5, DB3);
                }));
  }

  private static Stream<Fault> halfLost() {
    return Stream.of(
        Fault.of("a dead intermediate primary of which nobody can tell")
            .made(
                it -> {
                  below(it, STOP);
                  it.sandbox.kill(DB3);
                })
            .found(Case.INTERMEDIATE_UNSEEN, DB3, "none of its replicas can tell")
            .healed(
                it -> {
                  it.sandbox.start(DB3);
                  below(it, START);
                }));
  }

  /** Only root may set packet filters, and needs a program for it. */
  private static Stream<Fault> cut() {
    if (!"root".equals(System.getProperty("user.name")) || Programs.find("nft").isEmpty()) {
      return Stream.empty();
    }
    return Stream.of(
        Fault.of("a primary that is cut off")
            .made(it -> it.sandbox.cut(DB1))
            .found(Case.PRIMARY_FROZEN, DB1, "timed out")
            .healed(it -> it.sandbox.mend(DB1)),
        Fault.of("a replica that is cut off")
            .made(it -> it.sandbox.cut(DB2))
            .found(Case.INSTANCE_SILENT, DB2, "timed out")
            .healed(it -> it.sandbox.mend(DB2)),
        Fault.of("an intermediate primary that is cut off")
            .made(it -> it.sandbox.cut(DB3))
            .found(Case.INTERMEDIATE_DEAD, DB3, "timed out")
            .healed(it -> it.sandbox.mend(DB3)));
  }
}

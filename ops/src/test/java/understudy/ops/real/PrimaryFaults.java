package understudy.ops.real;

import static understudy.ops.real.RealServers.DB1;
import static understudy.ops.real.RealServers.DB2;
import static understudy.ops.real.RealServers.DB3;

import java.sql.SQLException;
import java.util.stream.Stream;
import understudy.topology.examination.Case;

/** What can be wrong with a primary that answers, and with those who acknowledge its commits. */
final class PrimaryFaults {
  private static final String STOP = "STOP REPLICA IO_THREAD";
  private static final String START = "START REPLICA IO_THREAD";

  private PrimaryFaults() {}

  static Stream<Fault> all() {
    return Stream.of(locks(), acknowledgers(), doors(), followers(), only(), rings())
        .flatMap(some -> some);
  }

  private static Stream<Fault> locks() {
    return Stream.of(
        Fault.of("a primary whose next commit will hang")
            .made(it -> each(it, STOP))
            .found(Case.PRIMARY_ABOUT_TO_LOCK, DB1, "nobody acknowledges")
            .found(Case.PRIMARY_REPLICAS_STOPPED, DB2, "none of the 2 replicas")
            .healed(it -> each(it, START)),
        Fault.of("a primary whose commits hang")
            .made(
                it -> {
                  each(it, STOP);
                  it.commitAside();
                })
            .found(Case.PRIMARY_LOCKED, DB1, "1 session waiting")
            .found(Case.PRIMARY_LOCKED, DB1, "it waits for 1, 0 acknowledge, in effect")
            .healed(
                it -> {
                  each(it, START);
                  it.awaitCommit();
                }),
        Fault.of("a primary that waits for nobody any more")
            .made(
                it -> {
                  it.sql(DB1, "SET GLOBAL rpl_semi_sync_source_timeout=100");
                  each(it, STOP);
                  it.commit();
                })
            .found(Case.SEMI_SYNC_FELL_BACK, DB1, "fallen back")
            .healed(
                it -> {
                  it.sql(DB1, "SET GLOBAL rpl_semi_sync_source_timeout=4294967295");
                  each(it, START);
                }));
  }

  private static void each(WatchedServers servers, String... statements) throws SQLException {
    servers.sql(DB2, statements);
    servers.sql(DB3, statements);
  }

  private static Stream<Fault> acknowledgers() {
    return Stream.of(
        Fault.of("just as many acknowledgers as are waited for")
            .made(it -> acknowledging(it, 0))
            .found(Case.NO_ACKNOWLEDGER_TO_SPARE, DB1, "does not acknowledge")
            .healed(it -> acknowledging(it, 1)),
        Fault.of("more acknowledgers than shall be")
            .by(WatchedServers.STRICT)
            .found(Case.TOO_MANY_ACKNOWLEDGERS, DB1, "2 replicas acknowledge, and 1 shall"),
        Fault.of("commits that others see before they are acknowledged")
            .made(it -> it.sql(DB1, "SET GLOBAL rpl_semi_sync_source_wait_point=AFTER_COMMIT"))
            .found(Case.COMMITS_SEEN_TOO_EARLY, DB1, "AFTER_COMMIT")
            .healed(it -> it.sql(DB1, "SET GLOBAL rpl_semi_sync_source_wait_point=AFTER_SYNC")));
  }

  private static void acknowledging(WatchedServers servers, int enabled) throws SQLException {
    servers.sql(DB2, "SET GLOBAL rpl_semi_sync_replica_enabled=%d".formatted(enabled), STOP, START);
  }

  private static Stream<Fault> doors() {
    return Stream.of(
        Fault.of("a primary that is closed")
            .made(it -> it.sql(DB1, "SET GLOBAL super_read_only=1"))
            .found(Case.PRIMARY_READ_ONLY, DB1, "super-read-only")
            .healed(it -> it.sql(DB1, "SET GLOBAL super_read_only=0", "SET GLOBAL read_only=0")),
        Fault.of("a primary that does not let us in")
            .made(it -> it.account(DB1, "ALTER USER understudy ACCOUNT LOCK"))
            .found(Case.PRIMARY_DENIES_ACCESS, DB1, "access denied")
            .healed(it -> it.account(DB1, "ALTER USER understudy ACCOUNT UNLOCK")),
        Fault.of("a primary that has another password of ours")
            .made(it -> it.account(DB1, "ALTER USER understudy IDENTIFIED BY 'other'"))
            .found(Case.PRIMARY_DENIES_ACCESS, DB1, "access denied")
            .healed(
                it ->
                    it.account(
                        DB1,
                        "ALTER USER understudy IDENTIFIED BY '%s'"
                            .formatted(it.sandbox.accounts().understudy().password()))),
        Fault.of("a primary without a connection left")
            .made(it -> it.occupy(DB1, 3, 1))
            .found(Case.PRIMARY_OUT_OF_CONNECTIONS, DB1, "too many connections")
            .healed(it -> it.leave(DB1)));
  }

  private static Stream<Fault> followers() {
    return Stream.of(
        Fault.of("a primary without a replica")
            .made(it -> each(it, "STOP REPLICA", "RESET REPLICA ALL"))
            .found(Case.NO_REPLICA, DB1, "if it dies, nobody can take over")
            .found(Case.REPLICA_WITHOUT_SOURCE, DB2, "no channel")
            .healed(it -> each(it, it.change(DB1), "START REPLICA")),
        Fault.of("replicas of which one stopped and one is gone")
            .made(
                it -> {
                  it.sql(DB3, "STOP REPLICA");
                  it.sandbox.kill(DB2);
                })
            .found(Case.PRIMARY_REPLICAS_STOPPED_OR_SILENT, DB1, "silent")
            .healed(
                it -> {
                  it.sql(DB3, "START REPLICA");
                  it.sandbox.start(DB2);
                }));
  }

  private static Stream<Fault> only() {
    return Stream.of(
        Fault.of("an only replica that stopped")
            .made(
                it -> {
                  it.follow(DB2, DB3);
                  it.sql(DB3, "STOP REPLICA");
                })
            .found(Case.PRIMARY_ONLY_REPLICA_STOPPED, DB3, "the only replica")
            .healed(
                it -> {
                  it.sql(DB3, "START REPLICA");
                  it.follow(DB2, DB1);
                }),
        Fault.of("an only replica that is gone")
            .made(
                it -> {
                  it.follow(DB2, DB3);
                  it.sandbox.kill(DB3);
                })
            .found(Case.PRIMARY_ONLY_REPLICA_SILENT, DB3, "is silent")
            .healed(
                it -> {
                  it.sandbox.start(DB3);
                  it.follow(DB2, DB1);
                }));
  }

  private static Stream<Fault> rings() {
    return Stream.of(
        Fault.of("a ring of primaries")
            .made(PrimaryFaults::ring)
            .found(Case.PRIMARY_REPLICATES, DB1, "its co-primary")
            .healed(PrimaryFaults::noRing),
        Fault.of("a ring whose other primary is not followed any more")
            .made(
                it -> {
                  ring(it);
                  it.sql(DB1, "STOP REPLICA");
                })
            .found(Case.CO_PRIMARY_REPLICAS_STOPPED, DB2, "none of its replicas replicates")
            .healed(PrimaryFaults::noRing),
        Fault.of("a ring whose other primary is dead")
            .made(
                it -> {
                  ring(it);
                  it.sandbox.kill(DB2);
                })
            .found(Case.CO_PRIMARY_DEAD, DB2, "is reconnecting to it")
            .healed(
                it -> {
                  it.sandbox.start(DB2);
                  noRing(it);
                }),
        Fault.of("a ring whose other primary is gone, and nobody can tell")
            .made(
                it -> {
                  ring(it);
                  it.sql(DB1, STOP);
                  it.sandbox.kill(DB2);
                })
            .found(Case.CO_PRIMARY_UNSEEN, DB2, "do not confirm")
            .healed(
                it -> {
                  it.sandbox.start(DB2);
                  noRing(it);
                }));
  }

  private static void ring(WatchedServers servers) throws SQLException {
    servers.sql(DB1, servers.change(DB2), "START REPLICA");
    servers.awaitReceiving(DB1);
  }

  private static void noRing(WatchedServers servers) throws SQLException {
    servers.sql(DB1, "STOP REPLICA", "RESET REPLICA ALL");
  }
}

package understudy.ops.real;

import static understudy.ops.real.RealServers.DB1;
import static understudy.ops.real.RealServers.DB2;
import static understudy.ops.real.RealServers.DB3;
import static understudy.ops.real.RealServers.DB4;
import static understudy.ops.real.RealServers.DB5;

import java.util.UUID;
import java.util.stream.Stream;
import understudy.topology.examination.Case;

/** What a replica can be that it should not be. */
final class ReplicaFaults {
  private ReplicaFaults() {}

  static Stream<Fault> all() {
    return Stream.of(contents(), roles(), ghosts(), doors()).flatMap(some -> some);
  }

  private static Stream<Fault> contents() {
    return Stream.of(
        Fault.of("a transaction that was executed on a replica only")
            .made(it -> it.write(DB2, it.insert()))
            .found(Case.ERRANT_TRANSACTIONS, DB2, "1 errant transaction")
            .healed(it -> it.adopt(DB2)),
        Fault.of("one that was executed on an intermediate primary, and went down from it")
            .made(it -> it.write(DB3, it.insert()))
            .found(Case.ERRANT_TRANSACTIONS, DB3, "1 errant transaction")
            .found(Case.ERRANT_TRANSACTIONS, DB4, "which it has from")
            .found(Case.ERRANT_TRANSACTIONS, DB5, "which it has from")
            .healed(it -> it.adopt(DB3)));
  }

  private static Stream<Fault> roles() {
    return Stream.of(
        Fault.of("a replica that takes writes")
            .made(it -> it.sql(DB4, "SET GLOBAL super_read_only=0", "SET GLOBAL read_only=0"))
            .found(Case.REPLICA_WRITABLE, DB4, "takes writes, and does not lead")
            .found(Case.SEVERAL_WRITABLE, DB4, "writ")
            .found(Case.SEVERAL_WRITABLE, DB1, "writ")
            .healed(it -> it.sql(DB4, "SET GLOBAL super_read_only=1")),
        Fault.of("a replica without a source")
            .made(it -> it.sql(DB5, "STOP REPLICA", "RESET REPLICA ALL"))
            .found(Case.REPLICA_WITHOUT_SOURCE, DB5, "no channel")
            .healed(it -> it.sql(DB5, it.change(DB3), "START REPLICA")),
        Fault.of("a replica of somebody who is no member")
            .made(
                it ->
                    it.sql(
                        DB5,
                        "STOP REPLICA",
                        "CHANGE REPLICATION SOURCE TO SOURCE_HOST='127.255.255.254'",
                        "START REPLICA"))
            .found(Case.REPLICA_OF_A_STRANGER, DB5, "127.255.255.254")
            .found(Case.REPLICA_CUT_FROM_SOURCE, DB5, "2003")
            .healed(it -> it.follow(DB5, DB3)),
        Fault.of("a replica of several sources")
            .made(
                it ->
                    it.sql(
                        DB5,
                        it.change(DB2) + " FOR CHANNEL 'more'",
                        "START REPLICA FOR CHANNEL 'more'"))
            .found(Case.SEVERAL_SOURCES, DB5, "2 sources")
            .healed(
                it ->
                    it.sql(
                        DB5,
                        "STOP REPLICA FOR CHANNEL 'more'",
                        "RESET REPLICA ALL FOR CHANNEL 'more'")));
  }

  private static Stream<Fault> ghosts() {
    return Stream.of(
        Fault.of("two replicas of one server id")
            .made(
                it -> {
                  it.sql(DB5, "SET GLOBAL server_id=" + it.value(DB4, "SELECT @@server_id"));
                  it.sql(DB5, "STOP REPLICA IO_THREAD", "START REPLICA IO_THREAD");
                })
            .found(Case.DUPLICATE_SERVER_ID, DB4, "its server_id is")
            .found(Case.DUPLICATE_SERVER_ID, DB5, "its server_id is")
            .healed(
                it ->
                    it.sql(
                        DB5,
                        "SET GLOBAL server_id=5005",
                        "STOP REPLICA IO_THREAD",
                        "START REPLICA IO_THREAD")),
        Fault.of("a copy of another replica")
            .made(it -> it.restartAs(DB5, it.value(DB4, "SELECT @@server_uuid")))
            .found(Case.DUPLICATE_UUID, DB4, "its UUID is")
            .found(Case.DUPLICATE_UUID, DB5, "its UUID is")
            .found(Case.RECEIVER_BROKEN, DB4, "another replica of its source")
            .healed(
                it -> {
                  it.restartAs(DB5, UUID.randomUUID().toString());
                  it.sql(DB4, "START REPLICA");
                }),
        Fault.of("a copy of its source")
            .made(it -> it.restartAs(DB5, it.value(DB3, "SELECT @@server_uuid")))
            .found(Case.DUPLICATE_UUID, DB3, "its UUID is")
            .found(Case.DUPLICATE_UUID, DB5, "its UUID is")
            .found(Case.RECEIVER_BROKEN, DB5, "the same server id or UUID")
            .healed(it -> it.restartAs(DB5, UUID.randomUUID().toString())));
  }

  private static Stream<Fault> doors() {
    return Stream.of(
        Fault.of("a replica that does not let us in")
            .made(it -> it.account(DB5, "ALTER USER understudy ACCOUNT LOCK"))
            .found(Case.INSTANCE_DENIES_ACCESS, DB5, "access denied")
            .healed(it -> it.account(DB5, "ALTER USER understudy ACCOUNT UNLOCK")),
        Fault.of("a replica that does not grant all that is needed")
            .made(
                it ->
                    it.account(
                        DB5,
                        "UPDATE mysql.user SET Reload_priv='N', Process_priv='N' WHERE User='understudy'",
                        "FLUSH LOCAL PRIVILEGES"))
            .found(Case.GRANTS_MISSING, DB5, "PROCESS")
            .found(Case.GRANTS_MISSING, DB5, "RELOAD")
            .healed(
                it ->
                    it.account(
                        DB5,
                        "UPDATE mysql.user SET Reload_priv='Y', Process_priv='Y' WHERE User='understudy'",
                        "FLUSH LOCAL PRIVILEGES")),
        Fault.of("a replica without a connection left")
            .made(it -> it.occupy(DB5, 3, 1))
            .found(Case.INSTANCE_OUT_OF_CONNECTIONS, DB5, "too many connections")
            .healed(it -> it.leave(DB5)));
  }
}

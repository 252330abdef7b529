package understudy.ops.real;

import static understudy.ops.real.RealServers.DB1;
import static understudy.ops.real.RealServers.DB2;
import static understudy.ops.real.RealServers.DB3;
import static understudy.ops.real.RealServers.DB4;
import static understudy.ops.real.RealServers.DB5;

import java.sql.SQLException;
import java.util.stream.Stream;
import understudy.ops.sandbox.ServerName;
import understudy.topology.examination.Case;

/** What can be wrong with the receiver or the applier of a replica. */
final class ChannelFaults {
  private static final String RECEIVE = "START REPLICA IO_THREAD";
  private static final String LOCALLY = "SET sql_log_bin=0";
  private static final String AS_EVER = "SET sql_log_bin=1";

  private ChannelFaults() {}

  static Stream<Fault> all() {
    return Stream.of(appliers(), rows(), tables(), accounts(), sources()).flatMap(some -> some);
  }

  private static Stream<Fault> appliers() {
    return Stream.of(
        Fault.of("a stopped receiver")
            .made(it -> it.sql(DB2, "STOP REPLICA IO_THREAD"))
            .found(Case.RECEIVER_STOPPED, DB2, "stopped, without an error")
            .healed(it -> it.sql(DB2, RECEIVE)),
        Fault.of("a stopped applier")
            .made(it -> it.sql(DB2, "STOP REPLICA SQL_THREAD"))
            .found(Case.APPLIER_STOPPED, DB2, "stopped, without an error")
            .healed(it -> it.sql(DB2, "START REPLICA SQL_THREAD")),
        Fault.of("a replica that is late on purpose")
            .made(it -> delay(it, 3600))
            .found(Case.REPLICA_DELAYED, DB4, "3600.0 s")
            .healed(it -> delay(it, 0)),
        Fault.of("an applier that is held up")
            .made(
                it -> {
                  it.sql(DB4, "FLUSH TABLES WITH READ LOCK");
                  it.commit();
                })
            .by(WatchedServers.STRICT)
            .found(Case.REPLICA_LAGS, DB4, "behind")
            .healed(it -> it.sql(DB4, "UNLOCK TABLES")));
  }

  private static void delay(WatchedServers servers, int seconds) throws SQLException {
    servers.sql(
        DB4,
        "STOP REPLICA SQL_THREAD",
        "CHANGE REPLICATION SOURCE TO SOURCE_DELAY=%d".formatted(seconds),
        "START REPLICA SQL_THREAD");
  }

  private static Stream<Fault> rows() {
    return Stream.of(
        Fault.of("a row that is there already")
            .made(
                it -> {
                  it.write(DB2, LOCALLY, "INSERT INTO app.t VALUES (7, 0, 1)", AS_EVER);
                  it.sql(DB1, "INSERT INTO app.t VALUES (7, 0, 1)");
                })
            .found(Case.APPLIER_BROKEN, DB2, "the row is there already")
            .found(Case.APPLIER_BROKEN, DB2, "error 1062")
            .found(Case.APPLIER_BROKEN, DB2, "Duplicate entry '7' for key 't.PRIMARY'")
            .healed(
                it -> {
                  it.write(DB2, LOCALLY, "DELETE FROM app.t WHERE id=7", AS_EVER);
                  it.sql(DB2, "START REPLICA SQL_THREAD");
                }),
        Fault.of("a row that is not there")
            .made(
                it -> {
                  it.sql(DB1, "REPLACE INTO app.t VALUES (8, 0, 1)");
                  it.catchUp(DB2);
                  it.write(DB2, LOCALLY, "DELETE FROM app.t WHERE id=8", AS_EVER);
                  it.sql(DB1, "DELETE FROM app.t WHERE id=8");
                })
            .found(Case.APPLIER_BROKEN, DB2, "the row is not there")
            .found(Case.APPLIER_BROKEN, DB2, "Can't find record in 't'")
            .healed(
                it -> {
                  it.write(DB2, LOCALLY, "INSERT INTO app.t VALUES (8, 0, 1)", AS_EVER);
                  it.sql(DB2, "START REPLICA SQL_THREAD");
                }));
  }

  private static Stream<Fault> tables() {
    return Stream.of(
        Fault.of("a table that is not there")
            .made(
                it -> {
                  it.sql(DB1, "CREATE TABLE app.gone (id INT PRIMARY KEY)");
                  it.catchUp(DB4);
                  it.write(DB4, LOCALLY, "DROP TABLE app.gone", AS_EVER);
                  it.sql(DB1, "INSERT INTO app.gone VALUES (1)");
                })
            .found(Case.APPLIER_BROKEN, DB4, "its tables differ")
            .found(Case.APPLIER_BROKEN, DB4, "app.gone")
            .healed(
                it -> {
                  it.write(DB4, LOCALLY, "CREATE TABLE app.gone (id INT PRIMARY KEY)", AS_EVER);
                  it.sql(DB4, "START REPLICA SQL_THREAD");
                }));
  }

  private static Stream<Fault> accounts() {
    return Stream.of(
        Fault.of("a password that the primary does not accept")
            .made(it -> receive(it, DB2, "SOURCE_PASSWORD='wrong'"))
            .found(Case.REPLICA_CUT_FROM_PRIMARY, DB2, "does not accept its account")
            .found(Case.REPLICA_CUT_FROM_PRIMARY, DB2, "error 1045")
            .healed(it -> it.follow(DB2, DB1)),
        Fault.of("a password that an intermediate primary does not accept")
            .made(it -> receive(it, DB5, "SOURCE_PASSWORD='wrong'"))
            .found(Case.REPLICA_CUT_FROM_SOURCE, DB5, "does not accept its account")
            .healed(it -> it.follow(DB5, DB3)),
        Fault.of("no account to receive with")
            .made(it -> receive(it, DB5, "SOURCE_USER=''"))
            .found(Case.CREDENTIALS_MISSING, DB5, "no user")
            .found(Case.RECEIVER_BROKEN, DB5, "no account to receive with")
            .healed(it -> it.follow(DB5, DB3)));
  }

  private static void receive(WatchedServers servers, ServerName replica, String change)
      throws SQLException {
    servers.sql(
        replica, "STOP REPLICA IO_THREAD", "CHANGE REPLICATION SOURCE TO " + change, RECEIVE);
  }

  private static Stream<Fault> sources() {
    return Stream.of(
        Fault.of("a log that the primary no longer has")
            .made(
                it -> {
                  it.sql(DB2, "STOP REPLICA IO_THREAD");
                  it.commit();
                  it.sql(DB1, "FLUSH BINARY LOGS");
                  var present = it.value(DB1, "SHOW BINARY LOG STATUS");
                  it.sql(DB1, "PURGE BINARY LOGS TO '%s'".formatted(present));
                  it.sql(DB2, RECEIVE);
                })
            .found(Case.RECEIVER_BROKEN, DB2, "no longer has the log")
            .healed(
                it -> {
                  it.follow(DB2, DB3);
                  it.catchUp(DB2);
                  it.follow(DB2, DB1);
                }),
        Fault.of("the server id of its source")
            .made(
                it -> {
                  it.sql(DB5, "SET GLOBAL server_id=" + it.value(DB3, "SELECT @@server_id"));
                  it.sql(DB5, "STOP REPLICA IO_THREAD", RECEIVE);
                })
            .found(Case.RECEIVER_BROKEN, DB5, "the same server id or UUID")
            .found(Case.DUPLICATE_SERVER_ID, DB3, "its server_id is")
            .found(Case.DUPLICATE_SERVER_ID, DB5, "its server_id is")
            .healed(it -> it.sql(DB5, "SET GLOBAL server_id=5005", RECEIVE)));
  }
}

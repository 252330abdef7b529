package understudy.ops.real;

import static understudy.ops.real.RealServers.DB1;
import static understudy.ops.real.RealServers.DB2;
import static understudy.ops.real.RealServers.DB3;
import static understudy.ops.real.RealServers.DB4;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import understudy.ops.sandbox.ServerName;
import understudy.topology.examination.Case;

/** What can be wrong with a replication group of three, one of which has a replica of its own. */
final class GroupFaults {
  private static final List<ServerName> MEMBERS = List.of(DB1, DB2, DB3);
  private static final String BEGIN = "START GROUP_REPLICATION";

  private GroupFaults() {}

  /** Makes a group of replicas. */
  static void found(WatchedServers servers) throws SQLException {
    var ports = MEMBERS.stream().map(_ -> "127.0.0.1:" + Homes.freePort()).toList();
    var account = servers.sandbox.accounts().replication();
    for (var member : MEMBERS) {
      servers.catchUp(member);
    }
    for (var k = 0; k < ports.size(); k++) {
      servers.sql(
          MEMBERS.get(k),
          "STOP REPLICA",
          "RESET REPLICA ALL",
          "SET GLOBAL super_read_only=0",
          "INSTALL PLUGIN group_replication SONAME 'group_replication.so'",
          "SET PERSIST group_replication_group_name='5d6b4d6e-0f2b-4a3c-9c51-0a2b3c4d5e6f'",
          "SET PERSIST group_replication_start_on_boot=0",
          "SET PERSIST group_replication_local_address='%s'".formatted(ports.get(k)),
          "SET PERSIST group_replication_group_seeds='%s'".formatted(String.join(",", ports)),
          "SET PERSIST group_replication_recovery_get_public_key=1",
          "SET PERSIST group_replication_member_expel_timeout=0",
          "CHANGE REPLICATION SOURCE TO SOURCE_USER='%s', SOURCE_PASSWORD='%s'"
                  .formatted(account.user(), account.password())
              + " FOR CHANNEL 'group_replication_recovery'");
    }
    // Of equals a group makes the one with the lowest UUID its primary: any of them.
    servers.sql(DB2, "SET PERSIST group_replication_member_weight=90");
    servers.sql(
        DB1,
        "SET GLOBAL group_replication_bootstrap_group=1",
        BEGIN,
        "SET GLOBAL group_replication_bootstrap_group=0");
    servers.sql(DB2, BEGIN);
    servers.sql(DB3, BEGIN);
  }

  static Stream<Fault> all() {
    return Stream.of(leaders(), members()).flatMap(some -> some);
  }

  private static Stream<Fault> leaders() {
    return Stream.of(
        Fault.of("a group that is led by another")
            .made(it -> lead(it, DB2))
            .found(Case.GROUP_LED_BY_ANOTHER, DB2, "is ONLINE PRIMARY")
            .healed(it -> lead(it, DB1)),
        Fault.of("a group with several primaries")
            .made(it -> it.value(DB1, "SELECT group_replication_switch_to_multi_primary_mode()"))
            .found(Case.GROUP_WITH_SEVERAL_PRIMARIES, DB3, "no failover is needed")
            .healed(
                it ->
                    it.value(
                        DB1,
                        "SELECT group_replication_switch_to_single_primary_mode('%s')"
                            .formatted(it.value(DB1, "SELECT @@server_uuid")))),
        Fault.of("a group that lost its primary")
            .made(it -> it.sandbox.kill(DB1))
            .found(Case.GROUP_PRIMARY_LOST, DB1, "and made")
            .found(Case.GROUP_PRIMARY_LOST, DB2, "is ONLINE PRIMARY")
            .healed(
                it -> {
                  it.sandbox.start(DB1);
                  it.sql(DB1, BEGIN);
                  lead(it, DB1);
                }));
  }

  private static void lead(RealServers servers, ServerName leader) throws SQLException {
    servers.value(
        leader,
        "SELECT group_replication_set_as_primary('%s')"
            .formatted(servers.value(leader, "SELECT @@server_uuid")));
  }

  private static Stream<Fault> members() {
    return Stream.of(
        Fault.of("a member that left its group")
            .made(it -> it.sql(DB2, "STOP GROUP_REPLICATION"))
            .found(Case.GROUP_MEMBER_NOT_ONLINE, DB2, "OFFLINE")
            .healed(it -> it.sql(DB2, BEGIN)),
        Fault.of("a dead member that has a replica")
            .made(it -> it.sandbox.kill(DB3))
            .found(Case.GROUP_MEMBER_WITH_REPLICAS_DEAD, DB3, "is reconnecting to it")
            .found(Case.GROUP_MEMBER_WITH_REPLICAS_DEAD, DB4, "is reconnecting to it")
            .healed(
                it -> {
                  it.sandbox.start(DB3);
                  it.sql(DB3, BEGIN);
                }),
        Fault.of("a group without a majority")
            .made(
                it -> {
                  it.sandbox.freeze(DB2);
                  it.sandbox.freeze(DB3);
                })
            .found(Case.GROUP_WITHOUT_QUORUM, DB2, "2 of 3 members")
            .found(Case.GROUP_MEMBER_NOT_ONLINE, DB3, "UNREACHABLE")
            .healed(
                it -> {
                  it.sandbox.thaw(DB2);
                  it.sandbox.thaw(DB3);
                }));
  }
}

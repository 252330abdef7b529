package understudy.ops.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import understudy.activities.mysql.Encryption;
import understudy.activities.mysql.MySqlSettings;
import understudy.activities.mysql.PublicKeys;
import understudy.ops.host.Refused;
import understudy.ops.sandbox.Account;
import understudy.ops.sandbox.Sandbox;
import understudy.ops.sandbox.ServerName;
import understudy.ops.sandbox.ServerStatus;
import understudy.topology.InstanceAddress;

/** Real servers of a sandbox. */
public final class SandboxServers implements ProbedServers {
  private final Sandbox sandbox;
  private final Encryption encryption;
  private final int held;
  private final List<Long> pids;

  /**
   * Servers that are up.
   *
   * @param held how many connections are kept to each address
   */
  public SandboxServers(Sandbox sandbox, Encryption encryption, int held) {
    this.sandbox = sandbox;
    this.encryption = encryption;
    this.held = held;
    this.pids = sandbox.status().stream().map(ServerStatus::pid).toList();
  }

  @Override
  public List<InstanceAddress> addresses() {
    return List.copyOf(sandbox.addresses().values());
  }

  @Override
  public MySqlSettings access() {
    var accounts = sandbox.accounts();
    return new MySqlSettings(
        account(accounts.understudy()),
        account(accounts.replication()),
        encryption,
        PublicKeys.BELIEVED,
        Duration.ofSeconds(2),
        Duration.ofSeconds(10),
        held,
        "bench");
  }

  private static understudy.activities.mysql.Account account(Account account) {
    return new understudy.activities.mysql.Account(account.user(), account.password());
  }

  @Override
  public void commit() {
    try (var connection =
        Doors.open(sandbox.address(new ServerName(1)), sandbox.accounts().app(), 10_000)) {
      new Rows(Rows.freshKey()).write(connection, sandbox.address(new ServerName(1)));
    } catch (SQLException failed) {
      throw new Refused("the primary took no write: " + failed.getMessage(), failed);
    }
  }

  @Override
  public long processorMillis() {
    return pids.stream().mapToLong(OwnProcess::processorMillis).sum();
  }

  @Override
  public String description() {
    return "%d MySQL %s".formatted(pids.size(), sandbox.version());
  }

  /** Leaves the sandbox as it is: whoever brought it up takes it down. */
  @Override
  public void close() {}
}

package understudy.ops.sandbox;

/**
 * The users of a sandbox, made anew for each.
 *
 * @param admin may do everything; only the sandbox itself uses it
 * @param understudy has what Understudy needs and no more
 * @param replication the one that replicas log in with
 * @param app owns the database {@code app}
 */
public record Accounts(Account admin, Account understudy, Account replication, Account app) {
  static Accounts generate() {
    return new Accounts(
        Account.generate("sandbox"),
        Account.generate("understudy"),
        Account.generate("repl"),
        Account.generate("app"));
  }
}

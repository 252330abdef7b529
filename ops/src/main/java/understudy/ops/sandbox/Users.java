package understudy.ops.sandbox;

import java.util.ArrayList;

/** Makes a new server's users, outside of its binary log, so that each server has its own. */
final class Users {
  private Users() {}

  /** One statement a line, as the server's init-file wants it. */
  static String statements(Accounts accounts, Words words) {
    var lines = new ArrayList<String>();
    lines.add("SET SESSION sql_log_bin=0");
    lines.addAll(words.opening());
    lines.add(create(accounts.admin()));
    lines.add("GRANT ALL ON *.* TO '%s'@'%%'".formatted(accounts.admin().user()));
    lines.add(create(accounts.replication()));
    lines.add(
        "GRANT REPLICATION SLAVE ON *.* TO '%s'@'%%'".formatted(accounts.replication().user()));
    lines.add(create(accounts.app()));
    lines.add("GRANT ALL ON app.* TO '%s'@'%%'".formatted(accounts.app().user()));
    lines.add(create(accounts.understudy()));
    for (var grant : words.grants()) {
      lines.add(grant.statement(accounts.understudy().user()));
    }
    lines.add(words.closing());
    return String.join(";\n", lines) + ";\n";
  }

  private static String create(Account account) {
    return "CREATE USER '%s'@'%%' IDENTIFIED BY '%s'".formatted(account.user(), account.password());
  }
}

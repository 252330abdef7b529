package understudy.ops.careless.web;

import java.sql.Connection;
import java.sql.SQLException;

/** A window that asks a server itself instead of showing what was seen. */
public final class Grasping {
  private final Connection connection;

  Grasping(Connection connection) {
    this.connection = connection;
  }

  /** Where it is. */
  public String address() {
    return "nowhere";
  }

  String catalog() throws SQLException {
    return connection.getCatalog();
  }
}

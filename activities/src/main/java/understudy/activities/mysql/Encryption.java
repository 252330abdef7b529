package understudy.activities.mysql;

/** How a connection to a server is protected, in the words of MySQL's own clients. */
public enum Encryption {
  DISABLED,
  /** Encrypted where the server offers it. */
  PREFERRED,
  REQUIRED,
  VERIFY_CA,
  VERIFY_IDENTITY;

  /** Whether a connection in clear text is refused. */
  boolean isMandatory() {
    return switch (this) {
      case DISABLED, PREFERRED -> false;
      case REQUIRED, VERIFY_CA, VERIFY_IDENTITY -> true;
    };
  }
}

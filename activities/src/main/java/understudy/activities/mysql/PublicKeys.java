package understudy.activities.mysql;

/** Whether a server's RSA key is believed when it is sent over a connection in clear text. */
public enum PublicKeys {
  /** Never: who sits between could be sent the password. */
  REFUSED,
  /** Believed; only where nobody can sit between, as on a loopback. */
  BELIEVED
}

package understudy.ops.sandbox;

/**
 * What one server of a sandbox is and does now; what is not known is empty.
 *
 * @param server db2
 * @param address host:port
 * @param pid of its process, 0 when it is dead
 * @param life up, silent (runs, but does not answer), frozen or dead
 * @param role primary, intermediate primary, replica, or none (read-only and following nobody)
 * @param mode writable, read_only or super_read_only
 * @param source the server that it replicates from
 * @param receiver whether the receiver runs: Yes, No or Connecting
 * @param applier whether the applier runs: Yes or No
 * @param semiSync source, replica, both or off
 * @param cut whether it is cut off from the network
 * @param gtid the transactions that it has executed
 */
public record ServerStatus(
    String server,
    String address,
    long pid,
    String life,
    String role,
    String mode,
    String source,
    String receiver,
    String applier,
    String semiSync,
    String cut,
    String gtid) {
  ServerStatus withRole(String other) {
    return new ServerStatus(
        server, address, pid, life, other, mode, source, receiver, applier, semiSync, cut, gtid);
  }
}

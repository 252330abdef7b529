package understudy.ops.bench;

import java.util.List;
import understudy.activities.mysql.MySqlSettings;
import understudy.topology.InstanceAddress;

/** Whoever answers the probes of a bench, under every address of this machine. */
public interface ProbedServers extends AutoCloseable {
  /** Where each listens, by its own address; the primary first. */
  List<InstanceAddress> addresses();

  /** How to talk to them. */
  MySqlSettings access();

  /** Makes the primary commit a transaction, and returns when it is committed. */
  void commit();

  /** The processor time that all of them have used so far, in milliseconds. */
  long processorMillis();

  /** What they are, in a few words. */
  String description();

  @Override
  void close();
}

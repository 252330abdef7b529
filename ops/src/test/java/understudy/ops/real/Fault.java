package understudy.ops.real;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import understudy.ops.sandbox.ServerName;
import understudy.topology.examination.Case;
import understudy.topology.examination.ExaminationPolicy;
import understudy.topology.examination.Finding;

/**
 * A fault that can be made on real servers.
 *
 * @param found what must be told while it lasts
 * @param policy by which it is examined
 */
record Fault(String name, Act make, List<Found> found, ExaminationPolicy policy, Act heal) {
  Fault {
    found = List.copyOf(found);
  }

  /** Something that is done to the servers. */
  interface Act {
    void on(WatchedServers servers) throws SQLException;
  }

  /**
   * A case that must be told.
   *
   * @param about an instance that it must be about
   * @param word what its sentence, its advice or its evidence must say
   */
  record Found(Case kind, ServerName about, String word) {
    boolean isIn(Finding finding, WatchedServers servers) {
      return finding.kind() == kind
          && finding.concerns(servers.at(about))
          && !finding.evidence().isEmpty()
          && finding.toString().contains(word);
    }
  }

  static Fault of(String name) {
    return new Fault(name, _ -> {}, List.of(), ExaminationPolicy.DEFAULT, _ -> {});
  }

  Fault made(Act act) {
    return new Fault(name, act, found, policy, heal);
  }

  Fault found(Case kind, ServerName about, String word) {
    var more = new ArrayList<>(found);
    more.add(new Found(kind, about, word));
    return new Fault(name, make, more, policy, heal);
  }

  Fault by(ExaminationPolicy other) {
    return new Fault(name, make, found, other, heal);
  }

  Fault healed(Act act) {
    return new Fault(name, make, found, policy, act);
  }

  @Override
  public String toString() {
    return name;
  }
}

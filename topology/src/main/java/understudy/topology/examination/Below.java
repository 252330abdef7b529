package understudy.topology.examination;

import java.util.List;
import understudy.topology.InstanceAddress;
import understudy.topology.Silent;
import understudy.topology.diagnosis.Testimony;
import understudy.topology.diagnosis.Witness;

/**
 * The replicas directly below an instance.
 *
 * @param witnesses what those that answer say of it
 * @param silent those that do not answer, and replicated from it when they last did
 */
record Below(List<Witness> witnesses, List<Silent> silent) {
  Below {
    witnesses = List.copyOf(witnesses);
    silent = List.copyOf(silent);
  }

  int count() {
    return witnesses.size() + silent.size();
  }

  boolean anyHears() {
    return any(Testimony.HEARS);
  }

  boolean anyLost() {
    return any(Testimony.LOST);
  }

  List<InstanceAddress> seen() {
    return witnesses.stream().map(Witness::instance).toList();
  }

  List<InstanceAddress> away() {
    return silent.stream().map(Silent::instance).toList();
  }

  private boolean any(Testimony testimony) {
    return witnesses.stream().anyMatch(witness -> witness.testimony() == testimony);
  }
}

package understudy.workflows.guardian;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import understudy.topology.InstanceAddress;
import understudy.topology.election.LastSeen;

/** The votes that count at present: the latest of each observer. */
final class Tally {
  private final SortedMap<String, Counted> votes = new TreeMap<>();

  private record Counted(Vote vote, Instant arrived) {}

  /** Takes a vote in; ages are measured from here, for no two clocks agree. */
  void add(Vote vote, Instant arrived) {
    votes.put(vote.observer(), new Counted(vote, arrived));
  }

  /** What distinct observers said of an instance since then, ordered by observer. */
  List<Vote> about(InstanceAddress lost, Instant since) {
    return votes.values().stream()
        .filter(it -> it.vote().diagnosis().primary().equals(lost))
        .filter(it -> !it.arrived().isBefore(since))
        .map(Counted::vote)
        .toList();
  }

  void clear() {
    votes.clear();
  }

  /** The latest position that anybody read. */
  static LastSeen lastSeen(List<Vote> votes, LastSeen otherwise) {
    var latest = otherwise;
    for (var vote : votes) {
      if (vote.lastSeen() instanceof LastSeen.Executed said
          && !(latest instanceof LastSeen.Executed(var at, var _) && at.isAfter(said.at()))) {
        latest = said;
      }
    }
    return latest;
  }
}

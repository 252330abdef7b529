package understudy.topology.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import understudy.topology.Channel;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.Seen;
import understudy.topology.Silent;
import understudy.topology.Snapshot;

/** What the rules ask a snapshot. */
record Facts(Snapshot snapshot, List<Witness> witnesses) {
  Facts {
    witnesses = List.copyOf(witnesses);
  }

  static Facts of(Snapshot snapshot, BiFunction<Seen, Channel, Witness> witness) {
    var witnesses = new ArrayList<Witness>();
    for (var replica : snapshot.replicasOf(snapshot.primary())) {
      for (var channel : replica.channels()) {
        if (channel.source().equals(snapshot.primary())
            && !replica.instance().equals(snapshot.primary())) {
          witnesses.add(witness.apply(replica, channel));
        }
      }
    }
    return new Facts(snapshot, witnesses);
  }

  InstanceAddress primary() {
    return snapshot.primary();
  }

  Optional<Silent> silentPrimary() {
    return snapshot.silent().stream()
        .filter(silent -> silent.instance().equals(primary()))
        .findFirst();
  }

  Optional<Seen> seenPrimary() {
    return snapshot.seen(primary());
  }

  boolean anyWitness(Testimony testimony) {
    return witnesses.stream().anyMatch(witness -> witness.testimony() == testimony);
  }

  /** Members other than the primary that answer and replicate, from whomever. */
  List<InstanceAddress> survivors() {
    return snapshot.seen().stream()
        .filter(seen -> !seen.channels().isEmpty())
        .map(Seen::instance)
        .filter(instance -> !instance.equals(primary()))
        .toList();
  }

  List<InstanceAddress> silentMembers() {
    return snapshot.silent().stream()
        .map(Silent::instance)
        .filter(instance -> !instance.equals(primary()))
        .toList();
  }

  List<InstanceAddress> writable() {
    return snapshot.seen().stream().filter(Seen::isWritable).map(Seen::instance).toList();
  }

  /** Whether two take writes that know nothing of one another; a group counts as one. */
  boolean severalWriters() {
    var writable = snapshot.seen().stream().filter(Seen::isWritable).toList();
    var alone = writable.stream().filter(seen -> !seen.isGroupPrimary()).count();
    return alone > 1 || (alone == 1 && writable.size() > 1);
  }

  /** One sentence for each member, the primary first. */
  List<String> evidence() {
    var sentences = new ArrayList<String>();
    sentences.add(
        snapshot
            .of(primary())
            .map(Facts::seenOrNot)
            .orElse("%s was not looked at".formatted(primary())));
    snapshot.withoutPrimary().forEach(member -> sentences.addAll(ofMember(member)));
    return List.copyOf(sentences);
  }

  private List<String> ofMember(Observation member) {
    return switch (member) {
      case Silent _ -> List.of(seenOrNot(member));
      case Seen seen -> ofMember(seen);
    };
  }

  private List<String> ofMember(Seen member) {
    var sentences = new ArrayList<String>();
    witnesses.stream()
        .filter(witness -> witness.instance().equals(member.instance()))
        .map(Witness::sentence)
        .forEach(sentences::add);
    if (sentences.isEmpty()) {
      sentences.add(
          member
              .channel()
              .map(
                  channel -> "%s replicates from %s".formatted(member.instance(), channel.source()))
              .orElse("%s replicates from nobody".formatted(member.instance())));
    }
    if (member.isWritable()) {
      sentences.add("%s takes writes".formatted(member.instance()));
    }
    return sentences;
  }

  private static String seenOrNot(Observation observation) {
    return switch (observation) {
      case Seen seen ->
          "%s answered, and %s"
              .formatted(
                  seen.instance(),
                  switch (seen.writability()) {
                    case WRITABLE -> "takes writes";
                    case READ_ONLY, READ_ONLY_AT_BEST -> "is read-only";
                    case SUPER_READ_ONLY -> "is super-read-only";
                  });
      case Silent silent -> "%s gave no answer: %s".formatted(silent.instance(), silent.sentence());
    };
  }
}

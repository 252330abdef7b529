package understudy.web.cluster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import understudy.topology.InstanceAddress;
import understudy.topology.trait.Attribute;
import understudy.topology.trait.Downtime;
import understudy.topology.trait.Trait;
import understudy.topology.trait.Traits;
import understudy.web.Wording;
import understudy.workflows.guardian.GuardianState;

/**
 * What is known of a cluster besides replication, in words.
 *
 * @param alias its other name, empty where it has none
 * @param instances what is said of each instance of which anything is said, by address
 * @param forgotten instances that stay away until they are asked for
 * @param downtimes the whole cluster's, then each instance's
 */
record Known(
    String alias,
    String domain,
    SortedMap<String, List<Word>> instances,
    List<String> forgotten,
    List<Rest> downtimes) {

  /** One thing that is said, and on a closer look who says it and until when. */
  record Word(String text, String closer) {}

  /**
   * A downtime in words.
   *
   * @param instance who is in it; empty for the whole cluster
   */
  record Rest(String instance, String sentence) {
    static Rest of(Downtime downtime) {
      return new Rest(
          downtime.instance().map(InstanceAddress::toString).orElse(""),
          Wording.sentence(downtime.sentence()));
    }
  }

  static Known of(GuardianState guardian, Instant now) {
    var particulars = guardian.particulars();
    var words = new TreeMap<String, List<Word>>();
    particulars
        .instances()
        .forEach(
            (instance, traits) -> {
              var said = words(traits, now);
              if (!said.isEmpty()) {
                words.put(instance.toString(), said);
              }
            });
    return new Known(
        particulars.alias().orElse(""),
        particulars.cluster().value(Attribute.DOMAIN, now).orElse(""),
        words,
        particulars.forgotten().stream().map(InstanceAddress::toString).toList(),
        particulars.downtimes(now).stream().map(Rest::of).toList());
  }

  /** What is said of one instance. */
  public List<Word> said(String instance) {
    return Optional.ofNullable(instances.get(instance)).orElse(List.of());
  }

  private static List<Word> words(Traits traits, Instant now) {
    var words = new ArrayList<Word>();
    for (var trait : traits.at(now)) {
      words.add(new Word(text(trait), closer(trait)));
    }
    for (var tag : traits.tagsInForce()) {
      words.add(new Word("#" + tag, "tag, " + tag.origin().word()));
    }
    return words;
  }

  private static String text(Trait trait) {
    return switch (trait.attribute()) {
      case SEMI_SYNC_PRIORITY -> "semi-sync priority " + trait.value();
      case DOWNTIME -> "in downtime: " + trait.value();
      case ALIAS, DOMAIN, DATA_CENTRE, REGION, ENVIRONMENT, PROMOTION_RULE -> trait.value();
    };
  }

  private static String closer(Trait trait) {
    return "%s, %s%s"
        .formatted(
            trait.attribute().word(),
            trait.origin().word(),
            trait.until().map(end -> ", until " + Wording.second(end)).orElse(""));
  }
}

package understudy.workflows.document;

import understudy.topology.Observation;
import understudy.topology.PromotionRule;
import understudy.topology.Seen;
import understudy.topology.Silent;
import understudy.topology.trait.Traits;

/** One instance in a document: what was observed of it, and what is said of it. */
record Entry(Observation observation, PromotionRule rule, Traits traits) {
  Seen seen() {
    return (Seen) observation;
  }

  Silent silent() {
    return (Silent) observation;
  }
}

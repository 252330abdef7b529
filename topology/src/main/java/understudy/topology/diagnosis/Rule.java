package understudy.topology.diagnosis;

import java.util.Optional;

/** One named case: a diagnosis when the facts are such, else nothing. */
@FunctionalInterface
interface Rule {
  Optional<Diagnosis> match(Facts facts);
}

package understudy.topology;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A probe that got no answer which could be used, and why.
 *
 * @param remembered what it had said when it last answered, if anybody remembers
 */
public record Silent(
    InstanceAddress instance,
    Instant at,
    Reason reason,
    String detail,
    Optional<Remembered> remembered)
    implements Observation {
  /** Silence of an instance of which nothing is remembered. */
  public Silent(InstanceAddress instance, Instant at, Reason reason, String detail) {
    this(instance, at, reason, detail, Optional.empty());
  }

  public Silent {
    detail = Printable.of(detail);
    remembered = Objects.requireNonNullElse(remembered, Optional.empty());
  }

  /** The same silence, with what is remembered. */
  public Silent remembering(Remembered before) {
    return new Silent(instance, at, reason, detail, Optional.of(before));
  }

  /** Whether it replicated from the given address when it last answered. */
  public boolean replicatedFrom(InstanceAddress source) {
    return remembered.filter(before -> before.sources().contains(source)).isPresent();
  }

  /** The reason in one clause, with what is known beyond it. */
  public String sentence() {
    return detail.isBlank() ? reason.clause() : reason.clause() + ", " + detail;
  }

  /** Why an instance gave no answer. */
  public enum Reason {
    /** Nothing listens at the address: the host answers and refuses. */
    REFUSED,
    /** A connection that was held ended in the middle. */
    BROKEN,
    /** No answer within the deadline: frozen, cut off or overloaded. */
    TIMED_OUT,
    /** No route, no such host. */
    UNREACHABLE,
    /** It answers, and will not let us in: alive. */
    ACCESS_DENIED,
    /** It answers, and has no connection left: alive. */
    TOO_MANY_CONNECTIONS,
    /** It answers with something that cannot be understood: alive. */
    UNREADABLE;

    /** The reason in plain words. */
    public String clause() {
      return switch (this) {
        case REFUSED -> "connection refused";
        case BROKEN -> "the connection broke";
        case TIMED_OUT -> "timed out";
        case UNREACHABLE -> "unreachable";
        case ACCESS_DENIED -> "access denied";
        case TOO_MANY_CONNECTIONS -> "too many connections";
        case UNREADABLE -> "unreadable answer";
      };
    }

    /** Whether this very silence proves that a server process is alive. */
    public boolean provesAlive() {
      return switch (this) {
        case ACCESS_DENIED, TOO_MANY_CONNECTIONS, UNREADABLE -> true;
        case REFUSED, BROKEN, TIMED_OUT, UNREACHABLE -> false;
      };
    }
  }
}

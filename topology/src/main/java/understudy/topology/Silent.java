package understudy.topology;

import java.time.Instant;

/** A probe that got no answer which could be used, and why. */
public record Silent(InstanceAddress instance, Instant at, Reason reason, String detail)
    implements Observation {
  public Silent {
    detail = Printable.of(detail);
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

package understudy.activities.mysql;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import understudy.topology.InstanceAddress;
import understudy.topology.Silent;
import understudy.topology.Silent.Reason;

/** What a failed conversation says about the server at the other end. */
final class Silences {
  private Silences() {}

  /** The failure as an observation. */
  static Silent of(InstanceAddress instance, Instant at, Exception failure) {
    return new Silent(instance, at, reason(failure), detail(failure));
  }

  /** Why there was no answer; total: whatever is not known for another reason is unreadable. */
  static Reason reason(Exception failure) {
    var causes = causes(failure);
    return ofNetwork(causes)
        .or(() -> ofServer(causes))
        .or(() -> ofDriver(causes))
        .orElse(Reason.UNREADABLE);
  }

  private static Optional<Reason> ofNetwork(List<Throwable> causes) {
    for (var cause : causes) {
      switch (cause) {
        case SocketTimeoutException _ -> {
          return Optional.of(Reason.TIMED_OUT);
        }
        case SQLTimeoutException _ -> {
          return Optional.of(Reason.TIMED_OUT);
        }
        case UnknownHostException _ -> {
          return Optional.of(Reason.UNREACHABLE);
        }
        case NoRouteToHostException _ -> {
          return Optional.of(Reason.UNREACHABLE);
        }
        case ConnectException refused -> {
          return Optional.of(ofConnect(Objects.toString(refused.getMessage(), "")));
        }
        case EOFException _ -> {
          return Optional.of(Reason.BROKEN);
        }
        case Throwable _ -> {}
      }
    }
    return Optional.empty();
  }

  private static Reason ofConnect(String message) {
    if (message.contains("timed out")) {
      return Reason.TIMED_OUT;
    }
    return message.contains("refused") ? Reason.REFUSED : Reason.UNREACHABLE;
  }

  private static Optional<Reason> ofServer(List<Throwable> causes) {
    return causes.stream()
        .filter(SQLException.class::isInstance)
        .map(cause -> ((SQLException) cause).getErrorCode())
        .filter(number -> number != 0)
        .findFirst()
        .flatMap(Silences::ofNumber);
  }

  private static Optional<Reason> ofNumber(int number) {
    return switch (number) {
      // Not this account, not from this host, not without this right, not with this password.
      case 1044, 1045, 1130, 1142, 1143, 1227, 1251, 1370, 1698, 1820, 1862, 3118, 3159 ->
          Optional.of(Reason.ACCESS_DENIED);
      case 1040, 1129, 1203, 1226 -> Optional.of(Reason.TOO_MANY_CONNECTIONS);
      // It is going down, or the network under it failed.
      case 1053, 1077, 1079, 1158, 1159, 1160, 1161, 1317, 2006, 2013, 3168, 3169, 4031, 1927 ->
          Optional.of(Reason.BROKEN);
      default -> Optional.empty();
    };
  }

  private static Optional<Reason> ofDriver(List<Throwable> causes) {
    if (causes.stream().anyMatch(cause -> text(cause).contains("Public Key Retrieval"))) {
      return Optional.of(Reason.ACCESS_DENIED);
    }
    if (causes.stream().anyMatch(SSLException.class::isInstance)) {
      return Optional.of(Reason.UNREADABLE);
    }
    return causes.stream()
            .filter(SQLException.class::isInstance)
            .map(cause -> Objects.toString(((SQLException) cause).getSQLState(), ""))
            .anyMatch(state -> state.startsWith("08"))
        ? Optional.of(Reason.BROKEN)
        : Optional.empty();
  }

  /** Whether the connection is of no more use after this failure. */
  static boolean endsTheSession(Exception failure) {
    return switch (reason(failure)) {
      case REFUSED, BROKEN, TIMED_OUT, UNREACHABLE, TOO_MANY_CONNECTIONS -> true;
      case ACCESS_DENIED, UNREADABLE -> false;
    };
  }

  /** The failure in one line: the server's own words where there are any. */
  static String detail(Exception failure) {
    var causes = causes(failure);
    var innermost = causes.getLast();
    var chosen =
        causes.stream()
            .filter(cause -> cause instanceof SQLException said && said.getErrorCode() != 0)
            .findFirst()
            .orElse(innermost);
    if (chosen instanceof TimeoutException) {
      return text(failure);
    }
    var lines = text(chosen).strip().split("\\R", 2);
    return lines[0].isEmpty() ? chosen.getClass().getSimpleName() : lines[0];
  }

  private static String text(Throwable failure) {
    return Objects.toString(failure.getMessage(), "");
  }

  private static List<Throwable> causes(Throwable failure) {
    return Stream.<@Nullable Throwable>iterate(
            failure, Objects::nonNull, cause -> Objects.requireNonNull(cause).getCause())
        .<Throwable>map(Objects::requireNonNull)
        .limit(16)
        .toList();
  }
}

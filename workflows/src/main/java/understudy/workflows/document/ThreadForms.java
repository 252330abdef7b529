package understudy.workflows.document;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import understudy.topology.Applier;
import understudy.topology.Receiver;
import understudy.topology.ServerError;

/** What is said of the threads that replicate. */
final class ThreadForms {
  /** What a server sends when it is told nothing else: half of {@code replica_net_timeout}. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(30);

  private static final Member<ServerError, Integer> NUMBER =
      Member.required("number", Kinds.count(), ServerError::number, "its number, as 2003");

  private static final Member<ServerError, String> MESSAGE =
      Member.or(
          "message",
          Kinds.MESSAGE,
          ServerError::message,
          "",
          "its text; cut to what one line holds");

  static final Form<ServerError> ERROR =
      new Form<>(
          "error",
          "An error as a server states it.",
          List.of(NUMBER, MESSAGE),
          place -> new ServerError(NUMBER.read(place), MESSAGE.read(place)));

  private static final Member<Receiver, Receiver.State> RECEIVES =
      Member.or(
          "state",
          Kinds.word(Receiver.State.class),
          Receiver::state,
          Receiver.State.RUNNING,
          "what it does (`Replica_IO_Running`); `connecting` has no source and tries again");

  private static final Member<Receiver, Optional<ServerError>> RECEIVER_ERROR =
      Member.optional("error", ERROR.kind(), Receiver::error, "its last error");

  private static final Member<Receiver, Optional<Instant>> LAST_HEARD =
      Member.optional(
          "lastHeard",
          Kinds.MOMENT,
          Receiver::lastHeard,
          "when it last had a heartbeat or a transaction; left out, a running one counts as hearing");

  private static final Member<Receiver, Duration> HEARTBEAT_EVERY =
      Member.or(
          "heartbeatEvery",
          Kinds.DURATION,
          Receiver::heartbeatEvery,
          HEARTBEAT,
          "how often its source sends a heartbeat when idle; `PT0S` for never");

  static final Form<Receiver> RECEIVER =
      new Form<>(
          "receiver",
          "The thread that fetches a source's log (MySQL's IO thread).",
          List.of(RECEIVES, RECEIVER_ERROR, LAST_HEARD, HEARTBEAT_EVERY),
          place ->
              new Receiver(
                  RECEIVES.read(place),
                  RECEIVER_ERROR.read(place),
                  LAST_HEARD.read(place),
                  HEARTBEAT_EVERY.read(place)));

  private static final Member<Applier, Applier.State> APPLIES =
      Member.or(
          "state",
          Kinds.word(Applier.State.class),
          Applier::state,
          Applier.State.RUNNING,
          "what they do (`Replica_SQL_Running`)");

  private static final Member<Applier, Optional<ServerError>> APPLIER_ERROR =
      Member.optional("error", ERROR.kind(), Applier::error, "their last error");

  private static final Member<Applier, Optional<Duration>> LAG =
      Member.optional("lag", Kinds.DURATION, Applier::lag, "how far behind it believes to be");

  static final Form<Applier> APPLIER =
      new Form<>(
          "applier",
          "The threads that execute what was received (MySQL's SQL thread).",
          List.of(APPLIES, APPLIER_ERROR, LAG),
          place -> new Applier(APPLIES.read(place), APPLIER_ERROR.read(place), LAG.read(place)));

  static final Receiver RECEIVER_AS_USUAL =
      new Receiver(Receiver.State.RUNNING, Optional.empty(), Optional.empty(), HEARTBEAT);

  static final Applier APPLIER_AS_USUAL =
      new Applier(Applier.State.RUNNING, Optional.empty(), Optional.empty());

  private ThreadForms() {}
}

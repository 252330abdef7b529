package understudy.workflows.document;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import understudy.topology.ServerError;
import understudy.topology.Vitals;
import understudy.topology.WriteTrial;

/** What is said of how an instance fares. */
final class VitalsForm {
  private static final int MOST_GRANTS = 100;

  private static final Member<Vitals.Connections, Integer> USED =
      Member.required("used", Kinds.count(), Vitals.Connections::used, "how many are taken");

  private static final Member<Vitals.Connections, Integer> LIMIT =
      Member.required("limit", Kinds.count(), Vitals.Connections::limit, "`max_connections`");

  private static final Form<Vitals.Connections> CONNECTIONS =
      new Form<>(
          "connections",
          "How many connections an instance has taken, and may take.",
          List.of(USED, LIMIT),
          place -> new Vitals.Connections(USED.read(place), LIMIT.read(place)));

  private static final Member<WriteTrial, WriteTrial.Result> RESULT =
      Member.required(
          "result", Kinds.word(WriteTrial.Result.class), WriteTrial::result, "what became of it");

  private static final Member<WriteTrial, Duration> TOOK =
      Member.or(
          "took",
          Kinds.DURATION,
          WriteTrial::took,
          Duration.ZERO,
          "how long it took, or has been waited for");

  private static final Member<WriteTrial, Optional<ServerError>> ERROR =
      Member.optional(
          "error", ThreadForms.ERROR.kind(), WriteTrial::error, "what the server answered");

  private static final Form<WriteTrial> WRITE =
      new Form<>(
          "write",
          "An attempt to write one row.",
          List.of(RESULT, TOOK, ERROR),
          place -> new WriteTrial(RESULT.read(place), TOOK.read(place), ERROR.read(place)));

  private static final Member<Vitals, Optional<Duration>> UPTIME =
      Member.optional(
          "uptime", Kinds.DURATION, Vitals::uptime, "for how long it has been running (`Uptime`)");

  private static final Member<Vitals, Optional<Vitals.Connections>> TAKEN =
      Member.optional(
          "connections", CONNECTIONS.kind(), Vitals::connections, "connections taken, of how many");

  private static final Member<Vitals, Optional<WriteTrial>> WRITTEN =
      Member.optional("write", WRITE.kind(), Vitals::write, "what an attempt to write came to");

  private static final Member<Vitals, List<String>> MISSING_GRANTS =
      Member.or(
          "missingGrants",
          Kinds.list(Kinds.NAME, MOST_GRANTS),
          Vitals::missingGrants,
          any -> List.of(),
          "",
          "what the observer's account was not granted there");

  static final Form<Vitals> FORM =
      new Form<>(
          "vitals",
          "How an instance fares.",
          List.of(UPTIME, TAKEN, WRITTEN, MISSING_GRANTS),
          place ->
              new Vitals(
                  UPTIME.read(place),
                  TAKEN.read(place),
                  WRITTEN.read(place),
                  MISSING_GRANTS.read(place)));

  private VitalsForm() {}
}

package understudy.workflows.document;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import understudy.topology.InstanceAddress;
import understudy.topology.Remembered;
import understudy.topology.ServerUuid;
import understudy.topology.Silent;

/** What is said of an instance that gave no answer. */
final class SilentForm {
  static final Member<Entry, Silent.Reason> SILENT =
      Member.required(
          "silent",
          Kinds.word(Silent.Reason.class),
          entry -> entry.silent().reason(),
          "why it gave no answer; the last three prove it alive");

  private static final Member<Entry, String> DETAIL =
      Member.or(
          "detail",
          Kinds.MESSAGE,
          entry -> entry.silent().detail(),
          "",
          "what else is known of it, in words; cut to what one line holds");

  private static final Member<Remembered, Instant> THEN =
      Member.required("at", Kinds.MOMENT, Remembered::at, "when it last answered");

  private static final Member<Remembered, ServerUuid> UUID =
      Member.or(
          "uuid",
          Kinds.UUID,
          Remembered::uuid,
          known -> SeenForm.made(known.instance()),
          "one that nobody else has",
          "its `server_uuid`");

  private static final Member<Remembered, List<InstanceAddress>> SOURCES =
      Member.or(
          "sources",
          Kinds.list(Kinds.ADDRESS, SeenForm.MOST_CHANNELS),
          Remembered::sources,
          any -> List.of(),
          "nobody",
          "whom it replicated from then");

  private static final Form<Remembered> BEFORE =
      new Form<>(
          "remembered",
          "What an instance that is silent now had said of itself before.",
          List.of(THEN, UUID, SOURCES),
          place -> new Remembered(THEN.read(place), UUID.read(place), SOURCES.read(place)));

  private static final Member<Entry, Optional<Remembered>> REMEMBERED =
      Member.optional(
          "remembered",
          BEFORE.kind(),
          entry -> entry.silent().remembered(),
          "what it had said when it last answered");

  static final Form<Entry> FORM =
      new Form<>(
          "silent",
          "An instance that gave no answer.",
          List.of(
              SeenForm.INSTANCE,
              SILENT,
              DETAIL,
              SeenForm.AT,
              REMEMBERED,
              SeenForm.RULE,
              SeenForm.TRAITS),
          SilentForm::read);

  private SilentForm() {}

  private static Entry read(Place whole) {
    var instance = SeenForm.INSTANCE.read(whole);
    var at = SeenForm.AT.read(whole);
    var place = whole.in(whole.known().of(instance, at));
    return new Entry(
        new Silent(instance, at, SILENT.read(place), DETAIL.read(place), REMEMBERED.read(place)),
        SeenForm.RULE.read(place),
        SeenForm.TRAITS.read(place));
  }
}

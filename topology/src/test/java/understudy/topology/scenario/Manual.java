package understudy.topology.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import understudy.topology.examination.Case;
import understudy.topology.examination.Cure;
import understudy.topology.examination.Examination;
import understudy.topology.examination.Finding;
import understudy.topology.examination.Restraint;
import understudy.topology.examination.Severity;
import understudy.topology.examination.Why;

/** Writes the page about diagnoses, each case told by the simplest scenario that visits it. */
final class Manual {
  private static final Path FOLDER = Path.of("src/test/resources/scenarios");
  private static final String LINK = "../topology/src/test/resources/scenarios/";

  private final Map<Case, List<Told>> cases = new EnumMap<>(Case.class);
  private final SortedMap<String, String> restraints = new TreeMap<>();
  private final List<String> lines = new ArrayList<>();

  /** One scenario, as far as it tells of one case. */
  private record Told(String name, String about, String snapshot, Finding finding, int others) {}

  private Manual() {}

  static Manual of(List<String> names) throws IOException {
    var manual = new Manual();
    for (var name : names) {
      manual.read(name);
    }
    manual.write();
    return manual;
  }

  String text() {
    return Letters.shorten(String.join("\n", lines)) + "\n";
  }

  private void read(String name) throws IOException {
    var folder = FOLDER.resolve(name);
    var snapshot = Files.readString(folder.resolve("snapshot.txt"));
    var about = Files.readString(folder.resolve("about.md"));
    var scenario = Scenario.parse(snapshot);
    var around = scenario.surroundings();
    var examination = Examination.of(scenario.snapshot(), around.policy(), around.tracks());
    for (var finding : examination.findings()) {
      cases
          .computeIfAbsent(finding.kind(), _ -> new ArrayList<>())
          .add(new Told(name, about, snapshot, finding, examination.findings().size()));
    }
    var why =
        around
            .unwatched()
            .map(Why::unwatched)
            .orElseGet(() -> Why.of(examination, around.doubt(), around.orders(), Scenario.NOW));
    Stream.concat(Stream.of(why.now()), why.besides().stream())
        .forEach(restraint -> restraints.putIfAbsent(name(restraint), row(restraint, name)));
  }

  private void write() {
    add(
        "# Diagnoses",
        "",
        "All that Understudy can say is wrong with a cluster, in the order in which it says it. This page is made",
        "from the catalogue and from the [scenarios]("
            + LINK
            + "README.md), which are its tests; `understudy why CLUSTER`",
        "prints what is found in a live cluster, and why nothing is done about it.",
        "",
        "| how bad | means |",
        "|---|---|",
        "| outage | clients cannot write, or what they wrote is being lost |",
        "| danger | the next failure would become an outage, or lose something |",
        "| weakness | something to put right when there is time |",
        "| note | nothing is wrong; it is said so that it is known |",
        "",
        "| cure | begun | what happens |",
        "|---|---|---|");
    for (var cure : Cure.values()) {
      add("| %s | %s | %s |".formatted(word(cure), word(cure.automation()), cure.clause()));
    }
    add(
        "",
        "Understudy itself carries out failovers and switchovers; for the rest the advice beside each case says what a person can do.");
    index();
    for (var severity : Severity.values()) {
      add("", "## " + title(word(severity)));
      Stream.of(Case.values()).filter(it -> it.severity() == severity).forEach(this::chapter);
    }
    whyNothing();
    codes();
  }

  private void index() {
    add(
        "",
        "## All cases",
        "",
        "| case | how bad | cure | orchestrator's code |",
        "|---|---|---|---|");
    for (var kind : Case.values()) {
      add(
          "| [%s](#%s) | %s | %s | %s |"
              .formatted(
                  kind.words(),
                  kind.words().replace(' ', '-'),
                  word(kind.severity()),
                  word(kind.cure()),
                  kind.orchestrator().map("`%s`"::formatted).orElse("")));
    }
  }

  private void chapter(Case kind) {
    var told =
        cases.getOrDefault(kind, List.of()).stream()
            .sorted(Comparator.comparingInt(Told::others).thenComparing(Told::name))
            .toList();
    if (told.isEmpty()) {
      return;
    }
    var simplest = told.getFirst();
    var finding = simplest.finding();
    add("", "### " + title(kind.words()), "", "`%s`. %s.".formatted(kind, cure(kind)), "");
    simplest.about().lines().skip(2).forEach(this::add);
    add("", "```");
    simplest.snapshot().lines().forEach(this::add);
    add(
        "```",
        "",
        "> " + finding.sentence(),
        "",
        "What to do: %s.".formatted(finding.advice()),
        "");
    add("Shown by:", "");
    finding.evidence().forEach(it -> add("- %s: %s".formatted(it.by(), it.what())));
    var links =
        told.stream()
            .limit(4)
            .map(it -> "[%s](%s%s/)".formatted(it.name(), LINK, it.name()))
            .collect(Collectors.joining(", "));
    add("", "Scenarios: %s%s".formatted(links, told.size() > 4 ? ", and others" : ""));
  }

  private static String cure(Case kind) {
    return "Cure: %s (%s), %s"
        .formatted(word(kind.cure()), kind.cure().clause(), word(kind.cure().automation()));
  }

  private void whyNothing() {
    add(
        "",
        "## Why nothing is done",
        "",
        "The answer of `understudy why` is one of these.",
        "",
        "| reason | for example | scenario |",
        "|---|---|---|");
    restraints.values().forEach(this::add);
  }

  private static String row(Restraint restraint, String name) {
    return "| %s | %s | [%s](%s%s/) |"
        .formatted(name(restraint), restraint.sentence(), name, LINK, name);
  }

  private void codes() {
    add("", "## Orchestrator's codes", "", "| code | case |", "|---|---|");
    var codes = new TreeMap<String, List<String>>();
    for (var kind : Case.values()) {
      kind.orchestrator()
          .ifPresent(code -> codes.computeIfAbsent(code, _ -> new ArrayList<>()).add(link(kind)));
    }
    codes.forEach((code, links) -> add("| `%s` | %s |".formatted(code, String.join(", ", links))));
  }

  private static String link(Case kind) {
    return "[%s](#%s)".formatted(kind.words(), kind.words().replace(' ', '-'));
  }

  private static String name(Restraint restraint) {
    return restraint.getClass().getSimpleName();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String title(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private void add(String... more) {
    lines.addAll(List.of(more));
  }
}

package understudy.ops.demo;

import java.util.List;

/** What came of playing the demo. */
public record DemoOutcome(List<Scene> scenes) {
  public DemoOutcome {
    scenes = List.copyOf(scenes);
  }

  /** One thing that was tried. */
  public record Scene(String title, List<String> observed, List<String> wrong) {
    public Scene {
      observed = List.copyOf(observed);
      wrong = List.copyOf(wrong);
    }
  }

  /** Whether everything came out as it should. */
  public boolean isGood() {
    return scenes.stream().allMatch(scene -> scene.wrong().isEmpty());
  }

  /** The same for a person. */
  public String text() {
    var text = new StringBuilder();
    for (var scene : scenes) {
      text.append("%s %s%n".formatted(scene.wrong().isEmpty() ? "ok  " : "FAIL", scene.title()));
      scene.observed().forEach(line -> text.append("       %s%n".formatted(line)));
      scene.wrong().forEach(line -> text.append("  !!!  %s%n".formatted(line)));
    }
    return text.append(isGood() ? "the demo is green" : "the demo FAILED").toString();
  }
}

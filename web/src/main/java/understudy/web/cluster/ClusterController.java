package understudy.web.cluster;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import understudy.topology.ClusterName;
import understudy.topology.trait.Attribute;
import understudy.web.Asked;
import understudy.web.Problem;
import understudy.web.Refusal;
import understudy.web.live.Streams;
import understudy.web.vital.Banner;
import understudy.web.vital.Vitals;
import understudy.workflows.guardian.Acknowledgement;
import understudy.workflows.guardian.InstanceCommand;
import understudy.workflows.guardian.Note;
import understudy.workflows.guardian.NoteCommand;
import understudy.workflows.guardian.Retirement;
import understudy.workflows.guardian.SwitchoverCommand;

/** The page of one cluster, and what its forms ask for. */
@Controller
@RequestMapping
class ClusterController {
  private final Clusters clusters;
  private final Commands commands;
  private final Vitals vitals;
  private final Streams streams;
  private final Clock clock;

  ClusterController(
      Clusters clusters, Commands commands, Vitals vitals, Streams streams, Clock clock) {
    this.clusters = clusters;
    this.commands = commands;
    this.vitals = vitals;
    this.streams = streams;
    this.clock = clock;
  }

  @GetMapping("/clusters/{name}")
  String show(@PathVariable String name, Model model) {
    model.addAttribute("page", page(find(name)));
    return "cluster";
  }

  /** The facts move all the time; the forms only when what can be asked for changes. */
  @GetMapping("/events/clusters/{name}")
  SseEmitter events(@PathVariable String name) {
    var cluster = find(name).guardian().cluster();
    return streams.open(
        () -> {
          var page = page(find(cluster.value()));
          return Map.of(
              "facts",
              page,
              "held",
              page.held(),
              "forms",
              List.of(page.running(), page.blocks(), page.successors()),
              "belonging",
              List.of(page.successors(), page.known().forgotten(), page.known().downtimes()));
        });
  }

  @PostMapping("/clusters/{name}/switchover")
  String switchOver(
      @PathVariable String name,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "") String reason,
      Model model,
      HttpServletResponse response) {
    return attempt(
        name,
        model,
        response,
        cluster -> {
          model.addAttribute("reason", reason);
          var members = find(name).guardian().members();
          var command =
              new SwitchoverCommand(
                  Asked.target(to, members), Asked.ON_THE_PAGE, Asked.words(reason, "the reason"));
          return "redirect:/operations/" + commands.switchOver(cluster, command);
        });
  }

  @PostMapping("/clusters/{name}/acknowledge")
  String acknowledge(
      @PathVariable String name,
      @RequestParam(defaultValue = "") String comment,
      Model model,
      HttpServletResponse response) {
    return attemptHere(
        name,
        model,
        response,
        cluster -> {
          commands.acknowledge(
              cluster, new Acknowledgement(Asked.ON_THE_PAGE, Asked.words(comment, "the comment")));
        });
  }

  /** What somebody says of one instance: a promotion rule, for a time or for good, or a tag. */
  @PostMapping("/clusters/{name}/say")
  String say(
      @PathVariable String name,
      @RequestParam(defaultValue = "") String instance,
      @RequestParam(defaultValue = "") String rule,
      @RequestParam(defaultValue = "") String lasting,
      @RequestParam(defaultValue = "") String tag,
      Model model,
      HttpServletResponse response) {
    return note(
        name,
        model,
        response,
        () ->
            tag.isBlank()
                ? Asked.said(instance, Attribute.PROMOTION_RULE, rule, lasting)
                : new Note.Tagged(Asked.address(instance), Asked.tag(tag)));
  }

  /** Nobody is to be replaced for a while; without an instance it is the whole cluster. */
  @PostMapping("/clusters/{name}/downtime/begin")
  String beginDowntime(
      @PathVariable String name,
      @RequestParam(defaultValue = "") String instance,
      @RequestParam(defaultValue = "") String lasting,
      @RequestParam(defaultValue = "") String because,
      Model model,
      HttpServletResponse response) {
    return note(name, model, response, () -> Asked.downtime(instance, because, lasting));
  }

  @PostMapping("/clusters/{name}/downtime/end")
  String endDowntime(
      @PathVariable String name,
      @RequestParam(defaultValue = "") String instance,
      Model model,
      HttpServletResponse response) {
    return note(
        name, model, response, () -> new Note.DowntimeEnded(Asked.optionalAddress(instance)));
  }

  @PostMapping("/clusters/{name}/instances/forget")
  String forgetInstance(
      @PathVariable String name,
      @RequestParam(defaultValue = "") String instance,
      Model model,
      HttpServletResponse response) {
    return attemptHere(
        name,
        model,
        response,
        cluster -> {
          commands.forget(cluster, new InstanceCommand(Asked.address(instance), Asked.ON_THE_PAGE));
        });
  }

  @PostMapping("/clusters/{name}/instances/discover")
  String discoverInstance(
      @PathVariable String name,
      @RequestParam(defaultValue = "") String instance,
      Model model,
      HttpServletResponse response) {
    return attemptHere(
        name,
        model,
        response,
        cluster -> {
          commands.discover(
              cluster, new InstanceCommand(Asked.address(instance), Asked.ON_THE_PAGE));
        });
  }

  @PostMapping("/clusters/{name}/adopt-policy")
  String adoptPolicy(@PathVariable String name, Model model, HttpServletResponse response) {
    return attemptHere(
        name,
        model,
        response,
        cluster -> {
          commands.adoptPolicy(cluster);
        });
  }

  @PostMapping("/clusters/{name}/forget")
  String forget(
      @PathVariable String name,
      @RequestParam(defaultValue = "") String why,
      Model model,
      HttpServletResponse response) {
    return attempt(
        name,
        model,
        response,
        cluster -> {
          commands.forget(
              cluster, new Retirement(Asked.ON_THE_PAGE, Asked.words(why, "the reason")));
          return "redirect:/";
        });
  }

  /** Has the guardian write down what somebody says; what cannot be read is refused on the page. */
  private String note(String name, Model model, HttpServletResponse response, Supplier<Note> said) {
    return attemptHere(
        name,
        model,
        response,
        cluster -> {
          commands.note(cluster, new NoteCommand(said.get(), Asked.ON_THE_PAGE));
        });
  }

  /** Ends on the page on which it was asked for, whatever comes of it. */
  private String attemptHere(
      String name, Model model, HttpServletResponse response, Consumer<ClusterName> command) {
    return attempt(
        name,
        model,
        response,
        cluster -> {
          command.accept(cluster);
          return "redirect:/clusters/" + cluster;
        });
  }

  /** What is refused is said on the page on which it was asked for. */
  private String attempt(
      String name,
      Model model,
      HttpServletResponse response,
      Function<ClusterName, String> command) {
    var cluster = find(name).guardian().cluster();
    try {
      return command.apply(cluster);
    } catch (Refusal refusal) {
      response.setStatus(refusal.why().status());
      model.addAttribute("refusal", Problem.of(refusal).detail());
      return show(name, model);
    }
  }

  private ClusterView find(String name) {
    return clusters.meant(name);
  }

  private ClusterPage page(ClusterView view) {
    return ClusterPage.of(view, Banner.of(vitals), clock.instant());
  }
}

package understudy.web.fleet;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import understudy.web.Asked;
import understudy.web.Problem;
import understudy.web.Refusal;
import understudy.web.cluster.Clusters;
import understudy.web.cluster.Commands;
import understudy.web.live.Streams;
import understudy.web.vital.Vitals;
import understudy.workflows.fleet.Registration;
import understudy.workflows.guardian.ClusterPolicy;

/** The page of all clusters. */
@Controller
class FleetController {
  private final Clusters clusters;
  private final Commands commands;
  private final Vitals vitals;
  private final Streams streams;
  private final Clock clock;

  FleetController(
      Clusters clusters, Commands commands, Vitals vitals, Streams streams, Clock clock) {
    this.clusters = clusters;
    this.commands = commands;
    this.vitals = vitals;
    this.streams = streams;
    this.clock = clock;
  }

  @GetMapping("/")
  String show(Model model) {
    model.addAttribute("page", page());
    return "fleet";
  }

  @GetMapping("/events/fleet")
  SseEmitter events() {
    return streams.open(() -> Map.of("facts", page()));
  }

  @PostMapping("/clusters")
  String register(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String address,
      Model model,
      HttpServletResponse response) {
    try {
      var registered =
          commands.register(
              new Registration(
                  Asked.cluster(name),
                  Asked.address(address),
                  ClusterPolicy.standard(),
                  Asked.ON_THE_PAGE));
      return "redirect:/clusters/" + registered.name();
    } catch (Refusal refusal) {
      response.setStatus(refusal.why().status());
      model.addAttribute("refusal", Problem.of(refusal).detail());
      model.addAttribute("name", name);
      model.addAttribute("address", address);
      return show(model);
    }
  }

  private FleetPage page() {
    return FleetPage.of(clusters.all(), vitals, clock.instant());
  }
}

package understudy.ops.server;

import java.util.List;
import org.slf4j.LoggerFactory;
import understudy.ops.engine.Engine;
import understudy.ops.engine.EngineWatch;
import understudy.ops.host.Home;
import understudy.topology.InstanceAddress;

/** Looks after the engine when it is our own: one that dies is started again. */
final class EngineCare {
  private EngineCare() {}

  /**
   * A watch over our own engine, if that is the one in the settings; nothing for somebody else's.
   */
  static List<AutoCloseable> of(Settings settings) {
    var log = LoggerFactory.getLogger(EngineWatch.class);
    var own = new Engine(Home.ofThisProcess(), log::warn);
    var wanted = InstanceAddress.parse(settings.engine().address());
    return own.running().filter(wanted::equals).isPresent()
        ? List.of(EngineWatch.begin(own, log::warn))
        : List.of();
  }
}

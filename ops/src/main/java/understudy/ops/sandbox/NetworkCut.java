package understudy.ops.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import understudy.ops.host.Command;
import understudy.ops.host.Programs;
import understudy.ops.host.Progress;
import understudy.ops.host.Refused;

/**
 * Cuts servers off: the kernel drops every packet that is sent to their address, and every one that
 * their process sends, without a word to either side, as a pulled cable does.
 */
final class NetworkCut {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Pattern CHAIN = Pattern.compile("chain (db[0-9]+)");

  private final Network network;
  private final String table;

  NetworkCut(SandboxName sandbox, Network network) {
    this.network = network;
    this.table = "understudy_" + sandbox.text().replace('-', '_');
  }

  /** Cuts one off; a second time changes nothing. */
  void cut(Server server) {
    if (present().contains(server.name())) {
      return;
    }
    var chain = server.name().toString();
    var group = network.group(server.name());
    var host = server.address().host();
    nft("add", "table", "ip", table);
    nft("add", "chain", "ip", table, chain, "{ type filter hook output priority 0 ; }");
    nft("add", "rule", "ip", table, chain, "meta", "skgid", Integer.toString(group), "drop");
    nft("add", "rule", "ip", table, chain, "ip", "daddr", host, "drop");
    nft("add", "rule", "ip", table, chain, "ip", "saddr", host, "drop");
  }

  /** Lets it back on; without a cut it changes nothing. */
  void mend(ServerName server) {
    var cut = present();
    if (cut.equals(Set.of(server))) {
      nft("delete", "table", "ip", table);
    } else if (cut.contains(server)) {
      nft("flush", "chain", "ip", table, server.toString());
      nft("delete", "chain", "ip", table, server.toString());
    }
  }

  /** Lets all back on and leaves no trace. */
  void mendAll() {
    if (!present().isEmpty()) {
      nft("delete", "table", "ip", table);
    }
  }

  /** The servers that are cut off now; none where the kernel cannot be asked. */
  Set<ServerName> present() {
    var found = new TreeSet<ServerName>();
    if (!"root".equals(System.getProperty("user.name")) || Programs.find("nft").isEmpty()) {
      return found;
    }
    var list = command("list", "table", "ip", table).run(Path.of("/"), "nft", Progress.SILENT);
    if (list.well()) {
      CHAIN.matcher(list.output()).results().forEach(m -> found.add(ServerName.parse(m.group(1))));
    }
    return found;
  }

  private static void nft(String... arguments) {
    if (!"root".equals(System.getProperty("user.name"))) {
      throw new Refused("cutting a server off needs root, who alone may set packet filters");
    }
    command(arguments).mustRun(Path.of("/"), "setting a packet filter", Progress.SILENT);
  }

  private static Command command(String... arguments) {
    var program =
        Programs.find("nft")
            .orElseThrow(
                () -> new Refused("cutting a server off needs nft (apt-get install nftables)"));
    var vector = new ArrayList<>(List.of(program.toString()));
    vector.addAll(List.of(arguments));
    return new Command(vector, Map.of(), LIMIT);
  }
}

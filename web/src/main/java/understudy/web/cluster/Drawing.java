package understudy.web.cluster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import understudy.topology.InstanceAddress;
import understudy.topology.Seen;
import understudy.topology.Snapshot;
import understudy.topology.examination.Examination;

/**
 * A topology laid out on a plane: sources left of their replicas, deposed primaries below and
 * apart.
 *
 * @param width of the whole, in the units of the SVG
 * @param divider where the deposed begin; negative when there are none
 */
record Drawing(
    String form, int width, int height, int divider, List<Node> nodes, List<Edge> edges) {

  /** How much room there is. */
  enum Form {
    /** Columns: every replica right of its source, and the source at the middle of its replicas. */
    WIDE(270, 66, 370, 82),
    /** One column, indented, for a telephone. */
    NARROW(310, 66, 26, 82);

    private final int width;
    private final int height;
    private final int across;
    private final int down;

    Form(int width, int height, int across, int down) {
      this.width = width;
      this.height = height;
      this.across = across;
      this.down = down;
    }
  }

  /** One instance in its box. */
  record Node(
      int x, int y, int width, int height, String title, List<String> details, InstanceRow row) {}

  /** One replication channel; its label stands where it enters the replica. */
  record Edge(String path, String flow, String label, int labelX, int labelY) {}

  private static final int MARGIN = 2;
  private static final int GAP_BEFORE_DEPOSED = 34;

  /** The height of a further line in a box. */
  private static final int LINE = 15;

  private static final int MOST_LINES = 2;

  /** The width of a letter, generously, so that no text leaves its box. */
  private static final double LETTER = 7.4;

  static Drawing of(
      Snapshot snapshot,
      Examination examination,
      List<InstanceAddress> deposed,
      Instant now,
      Form form) {
    return new Layout(snapshot, examination, deposed, now, form).draw();
  }

  private static final class Layout {
    private final Snapshot snapshot;
    private final Examination examination;
    private final List<InstanceAddress> deposed;
    private final Instant now;
    private final Form form;
    private final Map<InstanceAddress, Node> nodes = new HashMap<>();
    private final List<Node> inOrder = new ArrayList<>();
    private final Set<InstanceAddress> visited = new HashSet<>();
    private final Map<InstanceAddress, List<String>> details = new HashMap<>();
    private final int height;
    private final int down;
    private int row;

    Layout(
        Snapshot snapshot,
        Examination examination,
        List<InstanceAddress> deposed,
        Instant now,
        Form form) {
      this.snapshot = snapshot;
      this.examination = examination;
      this.deposed = deposed.stream().filter(one -> !one.equals(snapshot.primary())).toList();
      this.now = now;
      this.form = form;
      snapshot.members().forEach(one -> details.put(one, details(told(one))));
      var lines = details.values().stream().mapToInt(List::size).max().orElse(1);
      this.height = form.height + (lines - 1) * LINE;
      this.down = form.down + (lines - 1) * LINE;
    }

    Drawing draw() {
      place(snapshot.primary(), 0);
      roots().forEach(root -> place(root, 0));
      // Whoever is left replicates in a circle that no root leads into.
      snapshot.members().stream()
          .filter(one -> !deposed.contains(one))
          .forEach(one -> place(one, 0));
      var below = row * down;
      var apart = snapshot.members().stream().filter(deposed::contains).toList();
      apart.forEach(this::placeApart);
      var right = inOrder.stream().mapToInt(node -> node.x() + node.width()).max().orElse(0);
      var bottom = inOrder.stream().mapToInt(node -> node.y() + node.height()).max().orElse(0);
      return new Drawing(
          form == Form.WIDE ? "wide" : "narrow",
          right + MARGIN,
          bottom + MARGIN,
          apart.isEmpty() ? -1 : below + GAP_BEFORE_DEPOSED / 2 - (down - height) / 2,
          List.copyOf(inOrder),
          edges());
    }

    private List<InstanceAddress> roots() {
      return snapshot.members().stream()
          .filter(one -> !deposed.contains(one))
          .filter(
              one ->
                  snapshot
                      .seen(one)
                      .map(
                          seen ->
                              seen.channels().stream()
                                  .noneMatch(
                                      channel -> snapshot.members().contains(channel.source())))
                      .orElse(true))
          .toList();
    }

    /**
     * Places an instance and, right of it, all that replicates from it; answers the middle of its
     * row.
     */
    private int place(InstanceAddress instance, int depth) {
      if (snapshot.of(instance).isEmpty() || !visited.add(instance)) {
        return -1;
      }
      var first = form == Form.NARROW ? row++ : row;
      var rows = new ArrayList<Integer>();
      for (var replica : snapshot.replicasOf(instance)) {
        if (!deposed.contains(replica.instance())) {
          rows.add(place(replica.instance(), depth + 1));
        }
      }
      rows.removeIf(placed -> placed < 0);
      var y = first * down + MARGIN;
      if (form == Form.WIDE && rows.isEmpty()) {
        row++;
      } else if (form == Form.WIDE) {
        y = (rows.getFirst() + rows.getLast()) / 2;
      }
      put(instance, depth * form.across + MARGIN, y);
      return y;
    }

    private void placeApart(InstanceAddress instance) {
      put(instance, MARGIN, row++ * down + MARGIN + GAP_BEFORE_DEPOSED);
    }

    private void put(InstanceAddress instance, int x, int y) {
      var told = told(instance);
      var node =
          new Node(
              x,
              y,
              form.width,
              height,
              shorten(told.address()),
              details.getOrDefault(instance, List.of()),
              told);
      nodes.put(instance, node);
      inOrder.add(node);
    }

    private InstanceRow told(InstanceAddress instance) {
      return InstanceRow.of(
          snapshot, snapshot.of(instance).orElseThrow(), examination, deposed, now);
    }

    private List<Edge> edges() {
      var all = new ArrayList<Edge>();
      for (var seen : snapshot.seen()) {
        var to = nodes.get(seen.instance());
        for (var channel : seen.channels()) {
          var from = nodes.get(channel.source());
          if (from != null && to != null) {
            all.add(edge(from, to, seen, InstanceRow.isMoving(channel) ? "flowing" : "broken"));
          }
        }
      }
      return List.copyOf(all);
    }

    private Edge edge(Node from, Node to, Seen replica, String flow) {
      var label = flow.equals("flowing") ? "lag " + InstanceRow.lag(replica) : "broken";
      var middle = to.y() + height / 2;
      if (form == Form.NARROW) {
        var x = from.x() + form.across / 2;
        var path = "M%d %d V%d H%d".formatted(x, from.y() + height, middle, to.x());
        return new Edge(path, flow, "", x, middle);
      }
      var x = from.x() + form.width;
      var bend = (x + to.x()) / 2;
      var path =
          "M%d %d C%d %d %d %d %d %d"
              .formatted(
                  x,
                  from.y() + height / 2,
                  bend,
                  from.y() + height / 2,
                  bend,
                  middle,
                  to.x(),
                  middle);
      // Above the line where it comes from below or straight, below it where it comes from above.
      var beside = from.y() < to.y() ? 16 : -7;
      return new Edge(path, flow, label, to.x() - 8, middle + beside);
    }

    /** What is wrong with it, which takes two lines at most, or its version. */
    private List<String> details(InstanceRow row) {
      return row.problems().isEmpty()
          ? List.of(row.version())
          : Lines.of(clause(row), fits(), MOST_LINES);
    }

    /** The box has the address already. */
    private static String clause(InstanceRow row) {
      var sentence = row.problems().getFirst();
      return Stream.of(row.address() + " ", "primary " + row.address() + " ")
          .filter(sentence::startsWith)
          .findFirst()
          .map(begun -> sentence.substring(begun.length()))
          .orElse(sentence);
    }

    private int fits() {
      return (int) ((form.width - 28) / LETTER);
    }

    private String shorten(String text) {
      return Lines.of(text, fits(), 1).getFirst();
    }
  }
}

package understudy.activities.mysql;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import understudy.topology.InstanceAddress;

/** The result sets of several statements that were asked in one round trip, in order. */
final class Answers {
  private final Queue<List<Row>> sets;

  Answers(List<List<Row>> sets) {
    this.sets = new ArrayDeque<>(sets);
  }

  /** The rows of the next result set. */
  List<Row> next() {
    var rows = sets.poll();
    if (rows == null) {
      throw new UnreadableException("the server answered fewer questions than it was asked");
    }
    return rows;
  }

  /** One row; columns by their names, whatever their case. */
  static final class Row {
    private static final int NULL = -1;

    private final Columns columns;
    private final byte[] bytes;

    /** Where each field begins, and how long it is. */
    private final int[] places;

    private Row(Columns columns, byte[] bytes, int[] places) {
      this.columns = columns;
      this.bytes = bytes;
      this.places = places;
    }

    /** Copies a row out of what was read. */
    static Row of(Columns columns, byte[] source, int from, int to) {
      var bytes = Arrays.copyOfRange(source, from, to);
      var places = new int[2 * columns.count()];
      var fields = new Fields(bytes, 0, bytes.length);
      for (var k = 0; k < places.length; k += 2) {
        var length = fields.length();
        places[k] = fields.at();
        places[k + 1] = length;
        fields.skip(Math.max(0, length));
      }
      return new Row(columns, bytes, places);
    }

    /** A column's value; empty where it is NULL or where there is no such column. */
    Optional<String> find(String column) {
      var place = columns.place(column);
      return place < 0 ? Optional.empty() : at(place);
    }

    /** The value of the first column. */
    Optional<String> first() {
      return at(0);
    }

    /** All values that are not NULL, in order. */
    List<String> all() {
      var all = new ArrayList<String>();
      for (var k = 0; k < columns.count(); k++) {
        at(k).ifPresent(all::add);
      }
      return all;
    }

    private Optional<String> at(int place) {
      var length = places[2 * place + 1];
      return length == NULL
          ? Optional.empty()
          : Optional.of(new String(bytes, places[2 * place], length, StandardCharsets.UTF_8));
    }

    String text(String column) {
      return find(column)
          .orElseThrow(() -> new UnreadableException("the server did not say its " + column));
    }

    long number(String column) {
      return number(column, text(column));
    }

    /** A number, where there is one. */
    Optional<Long> findNumber(String column) {
      return find(column).map(text -> number(column, text));
    }

    private static long number(String column, String text) {
      try {
        return Long.parseLong(text);
      } catch (NumberFormatException _) {
        throw new UnreadableException("the server's %s is no number".formatted(column));
      }
    }

    /** A number that no server has reason to make as large as this, such as a count. */
    int count(String column) {
      return count(column, number(column));
    }

    /** The same, where there is one. */
    Optional<Integer> findCount(String column) {
      return findNumber(column).map(number -> count(column, number));
    }

    private static int count(String column, long number) {
      if (number < Integer.MIN_VALUE || number > Integer.MAX_VALUE) {
        throw new UnreadableException(
            "the server's %s is %d, which cannot be".formatted(column, number));
      }
      return (int) number;
    }

    /** Where somebody listens, by the columns of its host and its port. */
    InstanceAddress address(String host, String port) {
      try {
        return new InstanceAddress(text(host), count(port));
      } catch (IllegalArgumentException senseless) {
        throw new UnreadableException(
            "the server's %s and %s are no address: %s"
                .formatted(host, port, senseless.getMessage()));
      }
    }

    /** A switch, which servers print as 1, ON, YES or Yes. */
    boolean isOn(String column) {
      var text = text(column);
      return text.equals("1") || text.equalsIgnoreCase("ON") || text.equalsIgnoreCase("YES");
    }
  }

  /** A server that answers, and makes no sense. */
  static final class UnreadableException extends RuntimeException {
    UnreadableException(String sentence) {
      super(sentence);
    }
  }
}

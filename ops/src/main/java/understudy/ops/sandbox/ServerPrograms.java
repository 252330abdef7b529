package understudy.ops.sandbox;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Which server program the servers of a sandbox run.
 *
 * @param all the user's wish for all of them: a path, or one of the words of {@link BinarySearch}
 * @param own what single servers run instead
 */
public record ServerPrograms(Optional<String> all, SortedMap<ServerName, String> own) {
  /** Whatever is found first, on every server. */
  public static final ServerPrograms ANY = of(Optional.empty());

  private static final Pattern ONE = Pattern.compile("(?<server>db[0-9]+)=(?<wish>.+)");

  public ServerPrograms {
    own = Collections.unmodifiableSortedMap(new TreeMap<>(own));
  }

  /** The same on every server. */
  public static ServerPrograms of(Optional<String> all) {
    return new ServerPrograms(all, Collections.emptySortedMap());
  }

  /**
   * Reads {@code 8.0} for all servers, and {@code db3=9.7} for one of them.
   *
   * @throws IllegalArgumentException with one sentence when a server is named twice, or two
   *     programs are for all
   */
  public static ServerPrograms parse(List<String> wishes) {
    var all = Optional.<String>empty();
    var own = new TreeMap<ServerName, String>();
    for (var wish : wishes) {
      var one = ONE.matcher(wish);
      if (!one.matches()) {
        if (all.isPresent()) {
          throw new IllegalArgumentException(
              "'%s' and '%s' are both for all servers: name the server of one, as db2=%s"
                  .formatted(all.get(), wish, wish));
        }
        all = Optional.of(wish);
      } else if (own.put(ServerName.parse(one.group("server")), one.group("wish")) != null) {
        throw new IllegalArgumentException(
            "two programs are named for %s".formatted(one.group("server")));
      }
    }
    return new ServerPrograms(all, own);
  }

  /** What was wished for one server. */
  Optional<String> wish(ServerName server) {
    return Optional.ofNullable(own.get(server)).or(() -> all);
  }
}

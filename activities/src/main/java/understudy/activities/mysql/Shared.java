package understudy.activities.mysql;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32C;

/**
 * What thousands of connections share: room to read into, which a connection that waits does not
 * need, and the descriptions of columns, which servers repeat in every answer.
 */
final class Shared {
  private static final int MOST_ROOMS = 64;
  private static final int MOST_DESCRIPTIONS = 1024;

  private final Queue<Scratch> rooms = new ConcurrentLinkedQueue<>();
  private final AtomicInteger free = new AtomicInteger();
  private final Map<Print, Columns> descriptions = new ConcurrentHashMap<>();

  private final Encrypting encrypting;

  Shared(Encryption encryption) {
    this.encrypting = new Encrypting(encryption);
  }

  Encrypting encrypting() {
    return encrypting;
  }

  private record Print(long checksum, int length, int columns) {}

  Scratch borrow() {
    var kept = rooms.poll();
    if (kept == null) {
      return Scratch.ofUsualSize();
    }
    free.decrementAndGet();
    return kept;
  }

  /** Keeps it for the next reader, unless it has grown or enough are kept. */
  void giveBack(Scratch scratch) {
    if (scratch.isOfUsualSize() && free.get() < MOST_ROOMS) {
      free.incrementAndGet();
      rooms.add(scratch);
    }
  }

  /** The columns whose descriptions were collected, one behind the other. */
  Columns columns(Scratch scratch, int count) {
    var checksum = new CRC32C();
    checksum.update(scratch.names(), 0, scratch.named());
    var print = new Print(checksum.getValue(), scratch.named(), count);
    var known = descriptions.get(print);
    if (known != null && known.areDescribedBy(scratch)) {
      return known;
    }
    var read = Columns.read(scratch, count);
    if (descriptions.size() < MOST_DESCRIPTIONS) {
      descriptions.put(print, read);
    }
    return read;
  }
}

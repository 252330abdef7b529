package understudy.activities.mysql;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import understudy.activities.mysql.Answers.UnreadableException;
import understudy.topology.InstanceAddress;

/**
 * MySQL's packets over one connection, both ways, each conversation by a deadline.
 *
 * <p>The packet that was read last lies in {@link #bytes()} from {@link #at()} to {@link #end()},
 * until the next one is read.
 */
final class Packets {
  private static final int HEADER = 4;
  private static final int LONGEST = 0xffffff;

  /** A server that answers with more than this is not believed. */
  private static final int MOST_BYTES = 256 << 20;

  private final Shared shared;
  private final Socket raw;
  private InputStream in;
  private OutputStream out;

  private Scratch scratch = Scratch.NONE;
  private int read;
  private int filled;
  private byte[] bytes = Scratch.NONE.input();
  private int at;
  private int end;
  private int sequence;
  private long taken;
  private Optional<Long> due = Optional.empty();

  private Packets(Socket raw, Shared shared) throws IOException {
    this.shared = shared;
    this.raw = raw;
    this.in = raw.getInputStream();
    this.out = raw.getOutputStream();
  }

  /** Connects. */
  static Packets connect(InstanceAddress instance, Duration limit, Shared shared)
      throws IOException {
    var where = new InetSocketAddress(instance.host(), instance.port());
    if (where.isUnresolved()) {
      throw new UnknownHostException(instance.host());
    }
    var socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setKeepAlive(true);
      socket.connect(where, Math.toIntExact(Math.clamp(limit.toMillis(), 1, Integer.MAX_VALUE)));
      return new Packets(socket, shared);
    } catch (IOException failed) {
      socket.close();
      throw ownFaultOr(failed);
    }
  }

  /** What we have run out of says nothing about the server, which must not look dead for it. */
  private static IOException ownFaultOr(IOException failed) {
    var said = failed.getMessage();
    if (said != null && said.contains("Too many open files")) {
      throw new UnreadableException(
          "this process may open no more files, so no connection was tried: raise its limit (ulimit"
              + " -n)");
    }
    return failed;
  }

  Shared shared() {
    return shared;
  }

  Socket raw() {
    return raw;
  }

  /** From now on everything goes through a layer of encryption. */
  void through(SSLSocket layer) throws IOException {
    in = layer.getInputStream();
    out = layer.getOutputStream();
  }

  /** The conversation that begins now must have ended by then. */
  void begin(Optional<Duration> limit) {
    due = limit.map(it -> System.nanoTime() + it.toNanos());
    taken = 0;
    sequence = 0;
    read = 0;
    filled = 0;
    scratch = shared.borrow();
  }

  /** The conversation has come to its end; nothing that was read may be looked at any more. */
  void finish() {
    shared.giveBack(scratch);
    scratch = Scratch.NONE;
    bytes = scratch.input();
  }

  /** Collects the packet, which describes a column. */
  void keepName() {
    scratch.addName(bytes, at, end);
  }

  void forgetNames() {
    scratch.forgetNames();
  }

  /** The columns that were collected. */
  Columns columns(int count) {
    return shared.columns(scratch, count);
  }

  byte[] bytes() {
    return bytes;
  }

  int at() {
    return at;
  }

  int end() {
    return end;
  }

  int length() {
    return end - at;
  }

  /** The first byte, which tells what a packet is; -1 in an empty one. */
  int kind() {
    return at == end ? -1 : bytes[at] & 0xff;
  }

  /** Sends a packet whose first four bytes are left free for its header. */
  void send(byte[] packet) throws IOException {
    var from = HEADER;
    while (packet.length - from >= LONGEST) {
      write(packet, from, LONGEST);
      from += LONGEST;
    }
    write(packet, from, packet.length - from);
  }

  private void write(byte[] packet, int from, int length) throws IOException {
    // The bytes before a later part were sent already.
    var header = from - HEADER;
    packet[header] = (byte) length;
    packet[header + 1] = (byte) (length >>> 8);
    packet[header + 2] = (byte) (length >>> 16);
    packet[header + 3] = (byte) sequence++;
    out.write(packet, header, HEADER + length);
    out.flush();
  }

  /** Reads the next packet. */
  void next() throws IOException {
    var length = part();
    bytes = scratch.input();
    at = read;
    end = read + length;
    read = end;
    if (length == LONGEST) {
      bytes = Arrays.copyOfRange(bytes, at, end);
      while (length == LONGEST) {
        length = part();
        var before = bytes.length;
        bytes = Arrays.copyOf(bytes, before + length);
        System.arraycopy(scratch.input(), read, bytes, before, length);
        read += length;
      }
      at = 0;
      end = bytes.length;
    }
  }

  /** Has a whole part of a packet in the buffer, from {@code read} on, and tells its length. */
  private int part() throws IOException {
    require(HEADER);
    var input = scratch.input();
    var length =
        (input[read] & 0xff) | (input[read + 1] & 0xff) << 8 | (input[read + 2] & 0xff) << 16;
    sequence = (input[read + 3] & 0xff) + 1;
    taken += length;
    if (taken > MOST_BYTES) {
      throw new UnreadableException(
          "the server's answer is longer than %d MB".formatted(MOST_BYTES >> 20));
    }
    read += HEADER;
    require(length);
    return length;
  }

  private void require(int wanted) throws IOException {
    if (filled - read >= wanted) {
      return;
    }
    scratch.makeRoom(read, filled, wanted);
    filled -= read;
    read = 0;
    while (filled < wanted) {
      waitNoLonger();
      var got = in.read(scratch.input(), filled, scratch.input().length - filled);
      if (got < 0) {
        throw new EOFException("the server closed the connection");
      }
      filled += got;
    }
  }

  private void waitNoLonger() throws IOException {
    if (due.isEmpty()) {
      raw.setSoTimeout(0);
      return;
    }
    var left = due.get() - System.nanoTime();
    if (left <= 0) {
      throw new SocketTimeoutException("no answer in time");
    }
    var millis = TimeUnit.NANOSECONDS.toMillis(left) + 1;
    raw.setSoTimeout((int) Math.min(millis, Integer.MAX_VALUE));
  }

  /** Ends the connection without a word; never waits, whatever the other end does. */
  void abort() {
    try {
      raw.close();
    } catch (IOException alreadyGone) {
      // There is nothing left to end.
      return;
    }
  }
}

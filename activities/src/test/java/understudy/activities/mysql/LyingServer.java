package understudy.activities.mysql;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import understudy.topology.InstanceAddress;

/** Says to each client what it was told to, one speech after each packet that comes in. */
final class LyingServer implements AutoCloseable {
  static final byte[] WELCOME = {0, 0, 0, 2, 0, 0, 0};

  /** Every capability but encryption. */
  private static final int CAPABILITIES = ~(1 << 11);

  /** What a server says at one time. */
  interface Speech {
    void to(Socket client) throws IOException;
  }

  private final ServerSocket door;
  private final List<Speech> speeches;
  private final BlockingQueue<byte[]> heard = new LinkedBlockingQueue<>();

  LyingServer(Speech... speeches) {
    this.speeches = List.of(speeches);
    try {
      door = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Thread.ofVirtual().start(this::serve);
  }

  InstanceAddress address() {
    return new InstanceAddress("127.0.0.1", door.getLocalPort());
  }

  /** All that clients have sent, packet by packet. */
  BlockingQueue<byte[]> heard() {
    return heard;
  }

  private void serve() {
    try {
      while (true) {
        var client = door.accept();
        Thread.ofVirtual().start(() -> speak(client));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private void speak(Socket client) {
    try (client) {
      for (var speech : speeches) {
        speech.to(client);
        var header = client.getInputStream().readNBytes(4);
        if (header.length < 4) {
          return;
        }
        var length = (header[0] & 0xff) | (header[1] & 0xff) << 8 | (header[2] & 0xff) << 16;
        heard.add(client.getInputStream().readNBytes(length));
      }
    } catch (IOException closed) {
      return;
    }
  }

  /** Says packets, numbered from the given number on. */
  static Speech packets(int first, byte[]... contents) {
    var all = new ByteArrayOutputStream();
    var number = first;
    for (var content : contents) {
      all.writeBytes(packet(number++, content));
    }
    return client -> client.getOutputStream().write(all.toByteArray());
  }

  static byte[] packet(int number, byte[] content) {
    var packet = new byte[4 + content.length];
    packet[0] = (byte) content.length;
    packet[1] = (byte) (content.length >>> 8);
    packet[2] = (byte) (content.length >>> 16);
    packet[3] = (byte) number;
    System.arraycopy(content, 0, packet, 4, content.length);
    return packet;
  }

  static Speech greeting() {
    var greeting = new ByteArrayOutputStream();
    greeting.write(10);
    greeting.writeBytes(text("9.7.0\0"));
    greeting.writeBytes(new byte[] {1, 0, 0, 0});
    greeting.writeBytes(text("abcdefgh\0"));
    greeting.writeBytes(new byte[] {(byte) CAPABILITIES, (byte) (CAPABILITIES >>> 8)});
    greeting.writeBytes(new byte[] {45, 2, 0});
    greeting.writeBytes(new byte[] {(byte) (CAPABILITIES >>> 16), (byte) (CAPABILITIES >>> 24)});
    greeting.write(21);
    greeting.writeBytes(new byte[10]);
    greeting.writeBytes(text("ijklmnopqrst\0"));
    greeting.writeBytes(text("caching_sha2_password\0"));
    return packets(0, greeting.toByteArray());
  }

  static byte[] error(int number, String text) {
    var error = new ByteArrayOutputStream();
    error.write(0xff);
    error.write(number);
    error.write(number >>> 8);
    error.writeBytes(text(text));
    return error.toByteArray();
  }

  /** Describes a column of that name. */
  static byte[] column(String name) {
    var column = new ByteArrayOutputStream();
    for (var word : List.of("def", "", "", "", name, "")) {
      column.write(word.length());
      column.writeBytes(text(word));
    }
    column.write(12);
    column.writeBytes(new byte[12]);
    return column.toByteArray();
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}

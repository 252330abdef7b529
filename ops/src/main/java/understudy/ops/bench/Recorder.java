package understudy.ops.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import understudy.topology.InstanceAddress;

/** Stands between a client and a server, and writes down what each statement is answered with. */
final class Recorder implements AutoCloseable {
  private static final int HEADER = 4;
  private static final int QUERY = 0x03;

  private final InstanceAddress server;
  private final ServerSocket door;
  private final ByteArrayOutputStream greeting = new ByteArrayOutputStream();
  private final Map<String, ByteArrayOutputStream> answers = new TreeMap<>();

  Recorder(InstanceAddress server) {
    this.server = server;
    try {
      this.door = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Thread.ofVirtual().name("recorder of " + server).start(this::serve);
  }

  /** Where a client is to connect instead. */
  InstanceAddress address() {
    return new InstanceAddress(door.getInetAddress().getHostAddress(), door.getLocalPort());
  }

  synchronized byte[] greeting() {
    return greeting.toByteArray();
  }

  /** The latest answer to each statement. */
  synchronized Map<String, byte[]> answers() {
    var all = new TreeMap<String, byte[]>();
    answers.forEach((statement, answer) -> all.put(statement, answer.toByteArray()));
    return all;
  }

  private void serve() {
    try {
      while (true) {
        var client = door.accept();
        var behind = new Socket();
        behind.connect(new InetSocketAddress(server.host(), server.port()));
        var said = new Said();
        Thread.ofVirtual().start(() -> copy(behind, client, said));
        Thread.ofVirtual().start(() -> listen(client, behind, said));
      }
    } catch (IOException closed) {
      return;
    }
  }

  /** Where the answer to what the client said last is written down. */
  private final class Said {
    private ByteArrayOutputStream answer = greeting;

    private void next(byte[] packet) {
      synchronized (Recorder.this) {
        answer = new ByteArrayOutputStream();
        if (packet[3] == 0 && packet[HEADER] == QUERY) {
          var from = HEADER + 1;
          answers.put(
              new String(packet, from, packet.length - from, StandardCharsets.UTF_8), answer);
        }
      }
    }

    private void add(byte[] bytes, int length) {
      synchronized (Recorder.this) {
        if (answer != greeting || greeting.size() == 0) {
          answer.write(bytes, 0, length);
        }
      }
    }
  }

  private static void copy(Socket from, Socket to, Said said) {
    var buffer = new byte[1 << 16];
    try (from;
        to) {
      var in = from.getInputStream();
      var out = to.getOutputStream();
      for (var got = in.read(buffer); got > 0; got = in.read(buffer)) {
        said.add(buffer, got);
        out.write(buffer, 0, got);
      }
    } catch (IOException closed) {
      return;
    }
  }

  private static void listen(Socket from, Socket to, Said said) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      while (true) {
        var header = in.readNBytes(HEADER);
        if (header.length < HEADER) {
          return;
        }
        var length = (header[0] & 0xff) | (header[1] & 0xff) << 8 | (header[2] & 0xff) << 16;
        var packet = new byte[HEADER + length];
        System.arraycopy(header, 0, packet, 0, HEADER);
        System.arraycopy(in.readNBytes(length), 0, packet, HEADER, length);
        said.next(packet);
        out.write(packet);
      }
    } catch (IOException closed) {
      return;
    }
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

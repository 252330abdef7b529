package understudy.ops.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import understudy.ops.bench.Recording.Voice;

/**
 * Gives recorded answers to thousands of connections, on one thread: it lets everybody in, answers
 * what it knows, and keeps silent when it is told to sleep.
 */
public final class Responder {
  private static final int BACKLOG = 4096;
  private static final int IDLE_MILLIS = 60_000;
  private static final int HEADER = 4;
  private static final int QUIT = 0x01;
  private static final int LONGEST = 1 << 20;

  /** caching_sha2_password: the proof is known; then: welcome. */
  private static final byte[] WELCOME = {
    2, 0, 0, 2, 1, 3, 7, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0,
  };

  private static final byte[] UNKNOWN = error();
  private static final byte[] NOTHING = {};

  private final Selector selector;
  private final ByteBuffer input = ByteBuffer.allocateDirect(1 << 16);
  private final byte[] bytes = new byte[1 << 16];
  private int turn;
  private int connections;

  private Responder(Selector selector) {
    this.selector = selector;
  }

  /** A server's answers, ready to be written. */
  private record Answers(ByteBuffer greeting, Map<Long, List<ByteBuffer>> known) {}

  /** One client: whose answers it gets, whether it is in, and what is not read to its end yet. */
  private static final class Client {
    private final Answers answers;
    private boolean admitted;
    private byte[] begun = NOTHING;

    private Client(Answers answers) {
      this.answers = answers;
    }
  }

  /** Answers until nobody has been connected for a minute. */
  public static void serve(Recording recording) throws IOException {
    try (var selector = Selector.open()) {
      var responder = new Responder(selector);
      for (var voice : recording.servers()) {
        responder.listen(voice.port(), answers(voice));
      }
      responder.listen(recording.control(), selector);
      responder.run();
    }
  }

  private static Answers answers(Voice voice) {
    var known = new HashMap<Long, List<ByteBuffer>>();
    voice
        .answers()
        .forEach(
            (statement, both) ->
                known.put(
                    print(statement.getBytes(StandardCharsets.UTF_8)),
                    both.stream().map(Responder::direct).toList()));
    return new Answers(direct(voice.greeting()), known);
  }

  private static ByteBuffer direct(String recorded) {
    var bytes = Base64.getDecoder().decode(recorded);
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }

  private static long print(byte[] statement) {
    return print(statement, 0, statement.length);
  }

  private static long print(byte[] bytes, int from, int length) {
    var checksum = new CRC32C();
    checksum.update(bytes, from, length);
    return checksum.getValue() << 32 | length;
  }

  private void listen(int port, Object attachment) throws IOException {
    var door = ServerSocketChannel.open();
    door.setOption(StandardSocketOptions.SO_REUSEADDR, true);
    door.bind(new InetSocketAddress("0.0.0.0", port), BACKLOG);
    door.configureBlocking(false);
    door.register(selector, SelectionKey.OP_ACCEPT, attachment);
  }

  private void run() throws IOException {
    while (selector.select(IDLE_MILLIS) > 0 || connections > 0) {
      var ready = selector.selectedKeys();
      for (var key : ready) {
        if (key.isValid() && key.isAcceptable()) {
          accept((ServerSocketChannel) key.channel(), key.attachment());
        } else if (key.isValid() && key.isReadable()) {
          read((SocketChannel) key.channel(), (Client) key.attachment());
        }
      }
      ready.clear();
    }
  }

  private void accept(ServerSocketChannel door, Object attachment) throws IOException {
    for (var channel = door.accept(); channel != null; channel = door.accept()) {
      if (attachment instanceof Answers answers) {
        connections++;
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.register(selector, SelectionKey.OP_READ, new Client(answers));
        write(channel, answers.greeting());
      } else {
        change(channel);
      }
    }
  }

  /** Somebody said a word at the control port: from now on the other answers are given. */
  private void change(SocketChannel control) throws IOException {
    try (control) {
      if (control.read(ByteBuffer.allocate(1)) == 1) {
        turn = 1 - turn;
        control.write(ByteBuffer.wrap(new byte[] {'c'}));
      }
    }
  }

  private void read(SocketChannel channel, Client client) throws IOException {
    input.clear();
    try {
      if (channel.read(input) < 0) {
        leave(channel);
        return;
      }
    } catch (IOException gone) {
      leave(channel);
      return;
    }
    var length = input.flip().remaining();
    var begun = client.begun.length;
    var all = begun == 0 ? bytes : new byte[begun + length];
    System.arraycopy(client.begun, 0, all, 0, begun);
    input.get(all, begun, length);
    var rest = answerAll(channel, client, all, begun + length);
    client.begun =
        rest == 0 ? NOTHING : Arrays.copyOfRange(all, begun + length - rest, begun + length);
  }

  /** Answers every whole packet, and tells how many bytes are left of one that is not whole. */
  private int answerAll(SocketChannel channel, Client client, byte[] all, int end)
      throws IOException {
    var at = 0;
    while (end - at >= HEADER) {
      var length = (all[at] & 0xff) | (all[at + 1] & 0xff) << 8 | (all[at + 2] & 0xff) << 16;
      if (length > LONGEST) {
        leave(channel);
        return 0;
      }
      if (end - at - HEADER < length) {
        break;
      }
      answer(channel, client, all, at + HEADER, length);
      at += HEADER + length;
    }
    return channel.isOpen() ? end - at : 0;
  }

  private void answer(SocketChannel channel, Client client, byte[] all, int at, int length)
      throws IOException {
    if (!client.admitted) {
      client.admitted = true;
      write(channel, ByteBuffer.wrap(WELCOME));
    } else if (length == 0 || all[at] == QUIT) {
      leave(channel);
    } else {
      var known = client.answers.known().get(print(all, at + 1, length - 1));
      if (known != null) {
        write(channel, known.get(turn));
      } else if (!new String(all, at + 1, length - 1, StandardCharsets.UTF_8).contains("SLEEP(")) {
        write(channel, ByteBuffer.wrap(UNKNOWN));
      }
    }
  }

  /** What does not fit into the kernel's buffer at once is waited for: it never is in practice. */
  private static void write(SocketChannel channel, ByteBuffer answer) throws IOException {
    var rest = answer.duplicate();
    while (rest.hasRemaining()) {
      if (channel.write(rest) == 0) {
        Thread.onSpinWait();
      }
    }
  }

  private void leave(SocketChannel channel) throws IOException {
    if (channel.isOpen()) {
      connections--;
      channel.close();
    }
  }

  private static byte[] error() {
    var text = "#42000this was not recorded".getBytes(StandardCharsets.US_ASCII);
    var packet = new byte[HEADER + 3 + text.length];
    packet[0] = (byte) (3 + text.length);
    packet[3] = 1;
    packet[HEADER] = (byte) 0xff;
    packet[HEADER + 1] = 0x28;
    packet[HEADER + 2] = 0x04;
    System.arraycopy(text, 0, packet, HEADER + 3, text.length);
    return packet;
  }
}

package understudy.ops.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import understudy.activities.mysql.MySqlServers;
import understudy.activities.mysql.MySqlSettings;
import understudy.ops.bench.Recording.Voice;
import understudy.ops.host.Daemon;
import understudy.ops.host.Home;
import understudy.ops.host.Json;
import understudy.ops.host.Ports;
import understudy.ops.host.Refused;
import understudy.ops.host.Tree;
import understudy.ops.host.Wait;
import understudy.topology.InstanceAddress;
import understudy.topology.Observation;
import understudy.topology.Seen;

/** Answers of real servers, given again by a process of its own. */
public final class RecordedServers implements ProbedServers {
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final Duration REPLICATED = Duration.ofSeconds(10);
  private static final Duration STARTED = Duration.ofSeconds(20);
  private static final int CONTROL = 50;

  private final List<InstanceAddress> addresses;
  private final MySqlSettings access;
  private final Recording recording;
  private final Path folder;
  private final Daemon process;

  private RecordedServers(ProbedServers real, Recording recording, Path folder) {
    this.addresses = real.addresses();
    this.access = real.access();
    this.recording = recording;
    this.folder = folder;
    this.process =
        new Daemon(folder.resolve("pid"), "-Dunderstudy.responder=" + folder.toAbsolutePath());
  }

  /**
   * Writes down what real servers answer to the questions of a probe, before and after a commit.
   *
   * @param folder made for it, and removed when it is closed
   */
  public static RecordedServers of(ProbedServers real, Path folder) {
    var recorders = real.addresses().stream().map(Recorder::new).toList();
    try (var mysql = new MySqlServers(real.access(), InstantSource.system())) {
      var before = recorders.stream().map(it -> probed(mysql, it)).toList();
      var asked = recorders.stream().map(Recorder::answers).toList();
      real.commit();
      for (var k = 0; k < recorders.size(); k++) {
        awaitCommit(mysql, recorders.get(k), before.get(k));
      }
      probeAfresh(real, recorders);
      var voices = new ArrayList<Voice>();
      for (var k = 0; k < recorders.size(); k++) {
        var answers = new TreeMap<String, List<String>>();
        var after = recorders.get(k).answers();
        asked
            .get(k)
            .forEach(
                (question, bytes) ->
                    answers.put(question, List.of(text(bytes), text(after.get(question)))));
        voices.add(
            new Voice(real.addresses().get(k).port(), text(recorders.get(k).greeting()), answers));
      }
      var control = real.addresses().getFirst().port() + CONTROL;
      return new RecordedServers(real, new Recording(control, voices), folder);
    } finally {
      recorders.forEach(Recorder::close);
    }
  }

  /** Whoever meets a server asks more than whoever knows it: both must be answered alike. */
  private static void probeAfresh(ProbedServers real, List<Recorder> recorders) {
    try (var mysql = new MySqlServers(real.access(), InstantSource.system())) {
      recorders.forEach(it -> probed(mysql, it));
    }
  }

  private static String text(byte @Nullable [] bytes) {
    return Base64.getEncoder().encodeToString(Objects.requireNonNull(bytes));
  }

  private static Seen probed(MySqlServers mysql, Recorder recorder) {
    mysql.probe(recorder.address(), ANSWER);
    return seen(mysql.probe(recorder.address(), ANSWER));
  }

  private static void awaitCommit(MySqlServers mysql, Recorder recorder, Seen before) {
    var moved =
        Wait.until(
            REPLICATED,
            Duration.ofMillis(20),
            () ->
                !seen(mysql.probe(recorder.address(), ANSWER))
                    .executed()
                    .equals(before.executed()));
    if (!moved) {
      throw new Refused("a commit did not reach every server under test");
    }
  }

  private static Seen seen(Observation observation) {
    if (observation instanceof Seen seen) {
      return seen;
    }
    throw new Refused("a server under test does not answer: " + observation);
  }

  /** Begins to answer, where the real servers did until they were taken down. */
  public void start() {
    Home.privateFolder(folder);
    var file = folder.resolve("recording.json");
    Tree.writeSecret(file, Json.write(recording));
    process.start(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            process.mark(),
            "-cp",
            System.getProperty("java.class.path"),
            "understudy.ops.Main",
            "bench",
            "responder",
            file.toString()),
        folder,
        folder.resolve("output"));
    if (!Wait.until(
        STARTED,
        Duration.ofMillis(50),
        () -> Ports.isOpen("127.0.0.1", recording.control(), ANSWER))) {
      throw new Refused("the responder did not start: see " + folder.resolve("output"));
    }
  }

  @Override
  public List<InstanceAddress> addresses() {
    return addresses;
  }

  @Override
  public MySqlSettings access() {
    return access;
  }

  @Override
  public void commit() {
    try (var control = new Socket(InetAddress.getLoopbackAddress(), recording.control())) {
      control.getOutputStream().write('c');
      if (control.getInputStream().read() < 0) {
        throw new Refused("the responder did not change its answers");
      }
    } catch (IOException failed) {
      throw new Refused("the responder is gone: " + failed.getMessage(), failed);
    }
  }

  @Override
  public long processorMillis() {
    return process.pid().isPresent() ? OwnProcess.processorMillis(process.pid().getAsLong()) : 0;
  }

  @Override
  public String description() {
    return "recorded answers of %d servers".formatted(addresses.size());
  }

  @Override
  public void close() {
    process.kill();
    Tree.remove(folder);
  }
}

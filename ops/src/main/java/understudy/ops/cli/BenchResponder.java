package understudy.ops.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import understudy.ops.bench.Recording;
import understudy.ops.bench.Responder;
import understudy.ops.host.Json;

@Command(
    name = "responder",
    hidden = true,
    description = "Give recorded answers of servers; 'bench probe' starts it.")
final class BenchResponder implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The recording.")
  private Path file = Path.of("recording.json");

  @Override
  public Integer call() throws IOException {
    Responder.serve(Json.read(Files.readString(file), Recording.class, file.toString()));
    return 0;
  }
}

package understudy.ops.host;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandleProxies;

/** The signals that we send, with their Linux numbers, through the C library's own kill. */
public enum Signal {
  TERM(15),
  KILL(9),
  STOP(19),
  CONT(18);

  private final int number;

  Signal(int number) {
    this.number = number;
  }

  /** Sends this signal to one process. Returns whether the process was there to take it. */
  boolean send(long pid) {
    if (pid <= 1) {
      throw new IllegalArgumentException("%d is no process of ours".formatted(pid));
    }
    return Library.KILL.kill(Math.toIntExact(pid), number) == 0;
  }

  /** The shape of kill(2); public because a method handle can only be dressed as what it sees. */
  @FunctionalInterface
  public interface Kill {
    int kill(int pid, int signal);
  }

  private static final class Library {
    private static final Kill KILL = link();

    @SuppressWarnings("restricted") // kill(2) has no other door in Java
    private static Kill link() {
      var linker = Linker.nativeLinker();
      var number = ValueLayout.JAVA_INT;
      var shape = FunctionDescriptor.of(number, number, number);
      var address = linker.defaultLookup().findOrThrow("kill");
      return MethodHandleProxies.asInterfaceInstance(
          Kill.class, linker.downcallHandle(address, shape));
    }
  }
}

package understudy.ops.cli;

import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import understudy.ops.sandbox.Layout;
import understudy.ops.sandbox.SandboxName;
import understudy.topology.ClusterName;
import understudy.topology.InstanceAddress;

/** Texts of the command line read into values; what cannot be read is a usage error. */
final class Converters {
  private Converters() {}

  static final class OfLayout extends Reading<Layout> {
    OfLayout() {
      super(Layout::parse);
    }
  }

  static final class OfSandboxName extends Reading<SandboxName> {
    OfSandboxName() {
      super(SandboxName::new);
    }
  }

  static final class OfClusterName extends Reading<ClusterName> {
    OfClusterName() {
      super(ClusterName::new);
    }
  }

  static final class OfAddress extends Reading<InstanceAddress> {
    OfAddress() {
      super(InstanceAddress::parse);
    }
  }

  private abstract static class Reading<T> implements ITypeConverter<T> {
    private final Function<String, T> read;

    Reading(Function<String, T> read) {
      this.read = read;
    }

    @Override
    public T convert(String text) {
      try {
        return read.apply(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}

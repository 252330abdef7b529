package understudy.ops.cli;

import java.time.Duration;
import java.util.function.Function;
import java.util.regex.Pattern;
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

  /** As 500ms or 4s. */
  static final class OfDuration extends Reading<Duration> {
    private static final Pattern FORM = Pattern.compile("(?<count>[0-9]{1,9})(?<unit>ms|s)");

    OfDuration() {
      super(OfDuration::parse);
    }

    private static Duration parse(String text) {
      var form = FORM.matcher(text);
      if (!form.matches()) {
        throw new IllegalArgumentException(
            "'%s' is no duration: write it as 500ms or 4s".formatted(text));
      }
      var count = Long.parseLong(form.group("count"));
      return form.group("unit").equals("s") ? Duration.ofSeconds(count) : Duration.ofMillis(count);
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

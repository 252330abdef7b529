package understudy.ops.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import understudy.ops.host.Refused;

/** The settings as they are written: in a form that can be read, with no key that means nothing. */
final class SettingsFile {
  private final Path file;

  SettingsFile(Path file) {
    this.file = file;
  }

  /**
   * Reads the whole file.
   *
   * @throws Refused when it cannot be read, or has a key that is not known
   */
  void check() {
    for (var source : sources()) {
      if (source instanceof EnumerablePropertySource<?> written) {
        List.of(written.getPropertyNames()).forEach(key -> check(written, key));
      }
    }
  }

  private void check(PropertySource<?> source, String key) {
    SettingsKeys.unknown(ConfigurationPropertyName.adapt(key, '.'))
        .ifPresent(
            why -> {
              throw new Refused("the settings %s%s: %s".formatted(file, line(source, key), why));
            });
  }

  private static String line(PropertySource<?> source, String key) {
    var origin = OriginLookup.getOrigin(source, key);
    return origin instanceof TextResourceOrigin text && text.getLocation() != null
        ? ", line " + (text.getLocation().getLine() + 1)
        : "";
  }

  private List<PropertySource<?>> sources() {
    try {
      return loader().load("settings", new FileSystemResource(file));
    } catch (MarkedYAMLException broken) {
      var mark = broken.getProblemMark();
      var where = mark == null ? "" : ", line " + (mark.getLine() + 1);
      throw new Refused(
          "the settings %s%s are no YAML: %s".formatted(file, where, broken.getProblem()), broken);
    } catch (YAMLException | IllegalStateException broken) {
      throw new Refused(
          "the settings %s are no YAML: %s".formatted(file, broken.getMessage()), broken);
    } catch (IOException e) {
      throw new Refused("the settings %s cannot be read".formatted(file), e);
    }
  }

  private PropertySourceLoader loader() {
    var name = file.toString();
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      return new YamlPropertySourceLoader();
    }
    if (name.endsWith(".properties")) {
      return new PropertiesPropertySourceLoader();
    }
    throw new Refused("the name of the settings %s ends in .yaml or .properties".formatted(file));
  }
}

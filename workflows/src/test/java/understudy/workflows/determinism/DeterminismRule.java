package understudy.workflows.determinism;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;
import java.util.regex.Pattern;

/** What must not be found wherever a workflow may come by, since a replay would differ. */
final class DeterminismRule {
  private static final List<String> PACKAGES =
      List.of(
          "java.util.concurrent.",
          "java.io.",
          "java.nio.",
          "java.net.",
          "java.sql.",
          "org.springframework.");

  private static final List<String> TYPES =
      List.of(
          "java.lang.Thread",
          "java.lang.ThreadLocal",
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.util.Timer",
          "java.time.Clock",
          "org.slf4j.LoggerFactory");

  /**
   * Calls, as owner and name; those that iterate differently from one start of Java to the next.
   */
  private static final Pattern CALLS =
      Pattern.compile(
          "java\\.lang\\.System\\.(currentTimeMillis|nanoTime|getenv|getProperty)"
              + "|java\\.lang\\.Math\\.random"
              + "|java\\.util\\.UUID\\.randomUUID"
              + "|java\\.time\\.[A-Za-z]+\\.now"
              + "|java\\.util\\.(Set|Map)\\.(of|ofEntries|copyOf)"
              + "|java\\.util\\.(HashMap|HashSet|IdentityHashMap|WeakHashMap)\\.<init>"
              + "|java\\.util\\.stream\\.Collectors"
              + "\\.(toSet|toMap|toUnmodifiableSet|toUnmodifiableMap|groupingBy|partitioningBy)"
              + "|java\\.util\\.stream\\.[A-Za-z]*Stream\\.parallel");

  /** The rule. */
  static final ArchRule DETERMINISTIC =
      CompositeArchRule.of(
              noClasses()
                  .should()
                  .dependOnClassesThat(
                      describe(
                          "know a clock, chance, a thread or the outside",
                          DeterminismRule::isForbidden)))
          .and(
              noClasses()
                  .should()
                  .accessTargetWhere(
                      calls("know a clock or chance, or have no order of their own")))
          .and(noFields().that().areStatic().should().notHaveModifier(JavaModifier.FINAL))
          .as("what workflows reach is deterministic");

  private DeterminismRule() {}

  private static boolean isForbidden(JavaClass type) {
    var name = type.getName();
    return !name.equals("java.io.Serializable")
        && (TYPES.contains(name) || PACKAGES.stream().anyMatch(name::startsWith));
  }

  private static DescribedPredicate<JavaAccess<?>> calls(String what) {
    return describe(
        what,
        access -> {
          var target = access.getTarget();
          return CALLS.matcher(target.getOwner().getName() + "." + target.getName()).matches();
        });
  }
}

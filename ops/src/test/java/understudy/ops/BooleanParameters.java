package understudy.ops;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

/** Methods that others may call, and whose parameters are our own choice. */
final class BooleanParameters {
  private BooleanParameters() {}

  static ArchRule forbiddenIn(String root) {
    return methods().that(areCalledByOthers(root)).should(takeNone());
  }

  private static DescribedPredicate<JavaMethod> areCalledByOthers(String root) {
    return DescribedPredicate.describe(
        "are called by others and declared by us",
        method ->
            !method.getModifiers().contains(JavaModifier.PRIVATE)
                && !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                && !method.getOwner().getModifiers().contains(JavaModifier.PRIVATE)
                && !isForeign(method, root));
  }

  /** Whoever implements somebody else's interface cannot choose. */
  private static boolean isForeign(JavaMethod method, String root) {
    var owner = method.getOwner();
    return Stream.concat(
            owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream())
        .filter(type -> !type.getPackageName().startsWith(root))
        .anyMatch(type -> declares(type, method));
  }

  private static boolean declares(JavaClass type, JavaMethod method) {
    return type.getMethods().stream()
        .anyMatch(
            other ->
                other.getName().equals(method.getName())
                    && other.getRawParameterTypes().size() == method.getRawParameterTypes().size());
  }

  private static ArchCondition<JavaMethod> takeNone() {
    return new ArchCondition<>("take no boolean") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        var found =
            method.getRawParameterTypes().stream()
                .anyMatch(
                    type ->
                        type.isEquivalentTo(boolean.class) || type.isEquivalentTo(Boolean.class));
        events.add(
            new SimpleConditionEvent(method, !found, method.getFullName() + " takes a boolean"));
      }
    };
  }
}

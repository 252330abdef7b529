package understudy.ops;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** Packages in which what may be null says so. */
final class NullMarkedPackages {
  static final ArchCondition<JavaClass> CONTAIN_THEM =
      new ArchCondition<>("stand in a package that is @NullMarked") {
        @Override
        public void check(JavaClass one, ConditionEvents events) {
          var marked = one.getPackage().isAnnotatedWith(NullMarked.class);
          events.add(
              new SimpleConditionEvent(
                  one, marked, one.getName() + " stands in a package without @NullMarked"));
        }
      };

  private NullMarkedPackages() {}
}

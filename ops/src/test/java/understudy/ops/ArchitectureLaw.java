package understudy.ops;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/**
 * What the architecture forbids, each with how to mend it; {@code root} is the package that all
 * modules stand in.
 */
enum ArchitectureLaw {
  TOPOLOGY_IS_PURE("Files.readAllBytes") {
    @Override
    ArchRule under(String root) {
      return classes()
          .that()
          .resideInAPackage(root + ".topology..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  root + ".topology..",
                  "java.lang",
                  "java.lang.annotation",
                  "java.lang.invoke",
                  "java.lang.runtime",
                  "java.time..",
                  "java.util",
                  "java.util.function",
                  "java.util.regex",
                  "java.util.stream",
                  "org.jspecify.."))
          .because(
              "topology holds values and decisions: hand in what you need (a time, an observation)"
                  + " as an argument, and act on the decision in 'activities' or 'detector'");
    }
  },
  WORKFLOWS_SEE_ONLY_TOPOLOGY("activities.Grasping") {
    @Override
    ArchRule under(String root) {
      return blind(root, "workflows", "activities", "detector", "web", "ops")
          .because(
              "a runbook asks for its hands: add a method to an interface in 'workflows.steps', and"
                  + " implement it in 'activities'");
    }
  },
  ACTIVITIES_DO_NOT_SEE_DETECTOR_OR_WEB("web.Grasping") {
    @Override
    ArchRule under(String root) {
      return blind(root, "activities", "detector", "web", "ops")
          .because(
              "declare the small interface that you need here, and let ops.server.Wiring pass it");
    }
  },
  DETECTOR_SEES_ONLY_TOPOLOGY("WorkflowClient") {
    @Override
    ArchRule under(String root) {
      return noClasses()
          .that()
          .resideInAPackage(root + ".detector..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  root + ".workflows..",
                  root + ".activities..",
                  root + ".web..",
                  root + ".ops..",
                  "io.temporal..",
                  "java.sql..",
                  "javax.sql..",
                  "com.mysql..",
                  "org.springframework.."))
          .because(
              "the detector only looks and tells: declare what it needs as Probe and Alarm are"
                  + " declared, and let ops.server pass it");
    }
  },
  WEB_SEES_NO_SERVERS("java.sql.Connection") {
    @Override
    ArchRule under(String root) {
      return noClasses()
          .that()
          .resideInAPackage(root + ".web..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  root + ".activities..",
                  root + ".detector..",
                  root + ".ops..",
                  "java.sql..",
                  "javax.sql..",
                  "com.mysql.."))
          .because(
              "pages show what is in memory or in the engine: extend Clusters, Commands, Operations"
                  + " or Vitals, and implement it in ops.server");
    }
  },
  SERVERS_ARE_TALKED_TO_IN_ONE_PLACE("java.sql.Connection") {
    @Override
    ArchRule under(String root) {
      return noClasses()
          .that()
          .resideOutsideOfPackages(
              root + ".activities.mysql..", root + ".ops.sandbox..", root + ".ops.bench..")
          .should()
          .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "com.mysql.."))
          .because("SQL belongs to activities.mysql: ask MySqlServers, or give it a new act there");
    }
  },
  SPRING_STAYS_OUTSIDE("ApplicationContext") {
    @Override
    ArchRule under(String root) {
      return noClasses()
          .that()
          .resideOutsideOfPackages(root + ".web..", root + ".ops.server..")
          .should()
          .dependOnClassesThat(resideInAPackage("org.springframework.."))
          .because(
              "nothing but window and wiring knows a framework, and a command answers at once"
                  + " without it: take what you need in the constructor");
    }
  },
  COMMAND_LINES_STAY_IN_CLI("picocli") {
    @Override
    ArchRule under(String root) {
      return noClasses()
          .that()
          .resideOutsideOfPackage(root + ".ops.cli..")
          .should()
          .dependOnClassesThat(resideInAPackage("picocli.."))
          .because("what a command does is a class of its own: keep only its options in ops.cli");
    }
  },
  PROGRAMS_ARE_STARTED_IN_TWO_PLACES("ProcessBuilder") {
    @Override
    ArchRule under(String root) {
      return noClasses()
          .that()
          .resideOutsideOfPackages(root + ".activities.hook..", root + ".ops.host..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ProcessBuilder.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Runtime.class)
          .because("ops.host.Command and ops.host.Daemon start programs, never through a shell");
    }
  },
  TIME_IS_HANDED_IN("Instant.now") {
    @Override
    ArchRule under(String root) {
      return noClasses()
          .that()
          .resideOutsideOfPackage(root + ".ops..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .because("a test must be able to set the time: take an InstantSource in the constructor");
    }
  },
  NOTHING_SPEAKS_PAST_THE_LOG("System.out") {
    @Override
    ArchRule under(String root) {
      return noClasses()
          .that()
          .resideOutsideOfPackage(root + ".ops.cli..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(Throwable.class, "printStackTrace")
          .orShould()
          .dependOnClassesThat(resideInAPackage("java.util.logging.."))
          .because("log by SLF4J, or tell a Progress; only the command line prints");
    }
  },
  ONLY_MAIN_ENDS_THE_PROCESS("Runtime.exit") {
    @Override
    ArchRule under(String root) {
      return noClasses()
          .that()
          .doNotHaveFullyQualifiedName(root + ".ops.Main")
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class)
          .because("throw Refused with one sentence: Main turns it into an exit code");
    }
  },
  NO_VAGUE_NAMES("CarelessUtil") {
    @Override
    ArchRule under(String root) {
      return noClasses()
          .should()
          .haveNameMatching(".*(Utils?|Helper|Manager|Service|Handler|DTO|Dto)(\\$.*)?")
          .because("such a name says nothing: name the class after what it is or decides");
    }
  },
  NO_FIELD_INJECTION("CarelessUtil.context") {
    @Override
    ArchRule under(String root) {
      return noFields()
          .should()
          .beAnnotatedWith(Autowired.class)
          .orShould()
          .beAnnotatedWith(Value.class)
          .orShould()
          .beAnnotatedWith("jakarta.inject.Inject")
          .orShould()
          .beAnnotatedWith("jakarta.annotation.Resource")
          .because("what an object needs stands in its constructor, for readers and for tests");
    }
  },
  NO_SHARED_MUTABLE_STATE("CarelessUtil.calls") {
    @Override
    ArchRule under(String root) {
      return noFields()
          .that()
          .areNotFinal()
          .should()
          .beStatic()
          .because("state belongs to an object that somebody owns: make it a field, and pass it");
    }
  },
  NO_BOOLEAN_PARAMETERS("CarelessUtil.say") {
    @Override
    ArchRule under(String root) {
      return BooleanParameters.forbiddenIn(root)
          .because("'true' tells a reader nothing: use an enum of two words, or two methods");
    }
  },
  NULL_IS_NEVER_MEANT_SILENTLY("unmarked") {
    @Override
    ArchRule under(String root) {
      return classes()
          .should(NullMarkedPackages.CONTAIN_THEM)
          .because("NullAway looks only there: add a package-info.java with @NullMarked");
    }
  };

  private final String bite;

  ArchitectureLaw(String bite) {
    this.bite = bite;
  }

  abstract ArchRule under(String root);

  /** What the careless classes are found guilty of. */
  String bite() {
    return bite;
  }

  private static ClassesShouldConjunction blind(String root, String module, String... others) {
    return noClasses()
        .that()
        .resideInAPackage("%s.%s..".formatted(root, module))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                Arrays.stream(others)
                    .map(other -> "%s.%s..".formatted(root, other))
                    .toArray(String[]::new)));
  }
}

package understudy.workflows.document;

import java.util.List;
import java.util.Optional;
import understudy.topology.InstanceAddress;
import understudy.topology.Names;

/** What is said of the addresses that an instance gives itself. */
final class NamesForm {
  private static final Member<Names, Optional<InstanceAddress>> OWN =
      Member.optional("own", Kinds.ADDRESS, Names::own, "`hostname` and `port`");

  private static final Member<Names, Optional<InstanceAddress>> REPORTED =
      Member.optional(
          "reported", Kinds.ADDRESS, Names::reported, "`report_host` and `report_port`");

  private static final Member<Names, Optional<InstanceAddress>> ADMIN =
      Member.optional("admin", Kinds.ADDRESS, Names::admin, "`admin_address` and `admin_port`");

  static final Form<Names> FORM =
      new Form<>(
          "names",
          "The addresses that an instance gives itself.",
          List.of(OWN, REPORTED, ADMIN),
          place -> new Names(OWN.read(place), REPORTED.read(place), ADMIN.read(place)));

  private NamesForm() {}
}

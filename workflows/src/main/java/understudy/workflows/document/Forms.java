package understudy.workflows.document;

import java.util.ArrayList;
import java.util.List;

/** The objects that may stand within a value, each described once. */
record Forms(List<Form<?>> all) {
  Forms {
    all = List.copyOf(all);
  }

  static Forms none() {
    return new Forms(List.of());
  }

  /** The form itself, and what may stand within it. */
  static Forms of(Form<?> form) {
    var all = new ArrayList<Form<?>>();
    all.add(form);
    form.members().stream()
        .flatMap(member -> member.kind().forms().all().stream())
        .filter(inner -> !all.contains(inner))
        .forEach(all::add);
    return new Forms(all);
  }

  Forms and(Forms others) {
    var both = new ArrayList<>(all);
    others.all.stream().filter(form -> !both.contains(form)).forEach(both::add);
    return new Forms(both);
  }
}

package understudy.ops.careless.unmarked;

/** Stands in a package that does not say whether things in it may be null. */
public final class Nullable {
  private Nullable() {}
}

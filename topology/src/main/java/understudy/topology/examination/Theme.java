package understudy.topology.examination;

import java.util.stream.Stream;

/** Rules about one part of a cluster: all that they find. */
@FunctionalInterface
interface Theme {
  Stream<Finding> examine(Chart chart);
}

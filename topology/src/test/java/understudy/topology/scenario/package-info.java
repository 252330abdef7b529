/** Scenarios: the manual of what is diagnosed and decided, read as tests. */
@NullMarked
package understudy.topology.scenario;

import org.jspecify.annotations.NullMarked;

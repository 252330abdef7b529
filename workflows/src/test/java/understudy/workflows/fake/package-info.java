/** A simulated cluster for the tests of workflows. */
@NullMarked
package understudy.workflows.fake;

import org.jspecify.annotations.NullMarked;

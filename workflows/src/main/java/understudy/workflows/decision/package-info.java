/** Decisions: pure, and recorded when made. */
@NullMarked
package understudy.workflows.decision;

import org.jspecify.annotations.NullMarked;

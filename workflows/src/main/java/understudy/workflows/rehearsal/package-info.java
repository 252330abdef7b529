/** Recordings of operations that ran on real servers, to be played again before one is needed. */
@NullMarked
package understudy.workflows.rehearsal;

import org.jspecify.annotations.NullMarked;

/** The operations: workflows that change a cluster. */
@NullMarked
package understudy.workflows.operation;

import org.jspecify.annotations.NullMarked;

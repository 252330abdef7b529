/** The one workflow that knows all clusters. */
@NullMarked
package understudy.workflows.fleet;

import org.jspecify.annotations.NullMarked;

/** How values are written into a history. */
@NullMarked
package understudy.workflows.payload;

import org.jspecify.annotations.NullMarked;

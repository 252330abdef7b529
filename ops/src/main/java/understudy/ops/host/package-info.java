/** The machine we run on: folders, processes that outlive us, signals, bounded commands. */
@NullMarked
package understudy.ops.host;

import org.jspecify.annotations.NullMarked;

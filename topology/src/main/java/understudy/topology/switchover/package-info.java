/** How a planned change of the primary is prepared. */
@NullMarked
package understudy.topology.switchover;

import org.jspecify.annotations.NullMarked;

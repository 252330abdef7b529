/** When a failover may happen at all. */
@NullMarked
package understudy.topology.failover;

import org.jspecify.annotations.NullMarked;

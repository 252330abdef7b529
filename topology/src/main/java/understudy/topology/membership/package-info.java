/** Who belongs to a cluster. */
@NullMarked
package understudy.topology.membership;

import org.jspecify.annotations.NullMarked;

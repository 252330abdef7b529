/** All that can be wrong with a cluster, and why nothing is done about it. */
@NullMarked
package understudy.topology.examination;

import org.jspecify.annotations.NullMarked;

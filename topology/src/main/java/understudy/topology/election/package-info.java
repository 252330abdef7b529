/** Who should lead, ranked, with every reason against every loser. */
@NullMarked
package understudy.topology.election;

import org.jspecify.annotations.NullMarked;

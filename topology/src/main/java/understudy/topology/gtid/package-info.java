/** The algebra of sets of transactions. */
@NullMarked
package understudy.topology.gtid;

import org.jspecify.annotations.NullMarked;

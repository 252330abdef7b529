/** What is known of instances besides replication, and who said so. */
@NullMarked
package understudy.topology.trait;

import org.jspecify.annotations.NullMarked;

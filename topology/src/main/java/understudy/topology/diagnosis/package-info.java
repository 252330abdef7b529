/** What is wrong with a cluster, as far as one snapshot can tell. */
@NullMarked
package understudy.topology.diagnosis;

import org.jspecify.annotations.NullMarked;

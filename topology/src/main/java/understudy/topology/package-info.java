/** What a cluster is, and what ought to be done about it: pure. */
@NullMarked
package understudy.topology;

import org.jspecify.annotations.NullMarked;

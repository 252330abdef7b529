/** What still differs from a healthy cluster. */
@NullMarked
package understudy.topology.convergence;

import org.jspecify.annotations.NullMarked;

/** Measuring, from a client's view, on real servers. */
@NullMarked
package understudy.ops.bench;

import org.jspecify.annotations.NullMarked;

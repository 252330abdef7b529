/** A whole installation on one machine, to try and to test with. */
@NullMarked
package understudy.ops.demo;

import org.jspecify.annotations.NullMarked;

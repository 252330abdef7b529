/** A sandbox of real MySQL servers on loopback addresses, to break at will. */
@NullMarked
package understudy.ops.sandbox;

import org.jspecify.annotations.NullMarked;

/** What only real servers and a real engine can show. */
@NullMarked
package understudy.ops.real;

import org.jspecify.annotations.NullMarked;

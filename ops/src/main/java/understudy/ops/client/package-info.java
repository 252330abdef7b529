/** Speaking to a running Understudy from outside, by its API. */
@NullMarked
package understudy.ops.client;

import org.jspecify.annotations.NullMarked;

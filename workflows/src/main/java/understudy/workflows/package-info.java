/** How an operation proceeds, and what it asks of the world: deterministic. */
@NullMarked
package understudy.workflows;

import org.jspecify.annotations.NullMarked;

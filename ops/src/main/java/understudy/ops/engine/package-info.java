/** The durable engine: found, installed, started, prepared and watched. */
@NullMarked
package understudy.ops.engine;

import org.jspecify.annotations.NullMarked;

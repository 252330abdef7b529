/** The server: settings, wiring and life cycle of one copy of Understudy. */
@NullMarked
package understudy.ops.server;

import org.jspecify.annotations.NullMarked;

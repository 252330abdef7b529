/** The assembly: main, settings, wiring, command line, sandbox, bench. */
@NullMarked
package understudy.ops;

import org.jspecify.annotations.NullMarked;

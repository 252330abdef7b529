/** The command line: one small class a command, one way to answer and to fail. */
@NullMarked
package understudy.ops.cli;

import org.jspecify.annotations.NullMarked;

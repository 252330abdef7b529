/** Operations as the engine tells them: the list, and each one as a story. */
@NullMarked
package understudy.web.operation;

import org.jspecify.annotations.NullMarked;

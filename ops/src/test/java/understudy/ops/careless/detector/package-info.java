/**
 * Stands for a detector that breaks the laws of the architecture, so that each can be shown to
 * bite.
 */
@NullMarked
package understudy.ops.careless.detector;

import org.jspecify.annotations.NullMarked;

/**
 * Stands for an assembly that breaks the laws of the architecture, so that each can be shown to
 * bite.
 */
@NullMarked
package understudy.ops.careless.ops;

import org.jspecify.annotations.NullMarked;

/**
 * Stands for a topology that breaks the laws of the architecture, so that each can be shown to
 * bite.
 */
@NullMarked
package understudy.ops.careless.topology;

import org.jspecify.annotations.NullMarked;

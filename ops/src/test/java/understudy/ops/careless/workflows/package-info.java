/**
 * Stands for workflows that breaks the laws of the architecture, so that each can be shown to bite.
 */
@NullMarked
package understudy.ops.careless.workflows;

import org.jspecify.annotations.NullMarked;

/**
 * Stands for activities that breaks the laws of the architecture, so that each can be shown to
 * bite.
 */
@NullMarked
package understudy.ops.careless.activities;

import org.jspecify.annotations.NullMarked;

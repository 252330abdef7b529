/**
 * Stands for a window that breaks the laws of the architecture, so that each can be shown to bite.
 */
@NullMarked
package understudy.ops.careless.web;

import org.jspecify.annotations.NullMarked;

/** Asking about a snapshot document, without a server. */
@NullMarked
package understudy.ops.document;

import org.jspecify.annotations.NullMarked;

/** The snapshot document: a snapshot as JSON that people write and programs keep. */
@NullMarked
package understudy.workflows.document;

import org.jspecify.annotations.NullMarked;

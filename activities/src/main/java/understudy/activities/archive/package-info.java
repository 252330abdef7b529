/** Keeping the record longer than the engine does. */
@NullMarked
package understudy.activities.archive;

import org.jspecify.annotations.NullMarked;

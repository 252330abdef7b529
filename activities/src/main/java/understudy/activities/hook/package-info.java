/** Running what users hang into operations. */
@NullMarked
package understudy.activities.hook;

import org.jspecify.annotations.NullMarked;

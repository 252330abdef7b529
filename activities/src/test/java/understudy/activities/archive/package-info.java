@NullMarked
package understudy.activities.archive;

import org.jspecify.annotations.NullMarked;

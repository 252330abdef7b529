@NullMarked
package understudy.activities.hook;

import org.jspecify.annotations.NullMarked;

@NullMarked
package understudy.activities.mysql;

import org.jspecify.annotations.NullMarked;

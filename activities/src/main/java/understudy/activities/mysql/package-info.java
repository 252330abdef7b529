/** The conversation with MySQL servers: looking at them, and each act on them. */
@NullMarked
package understudy.activities.mysql;

import org.jspecify.annotations.NullMarked;

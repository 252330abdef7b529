/** Who may talk to the window at all. */
@NullMarked
package understudy.web.access;

import org.jspecify.annotations.NullMarked;

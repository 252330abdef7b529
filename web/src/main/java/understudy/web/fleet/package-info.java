/** All clusters at a glance. */
@NullMarked
package understudy.web.fleet;

import org.jspecify.annotations.NullMarked;

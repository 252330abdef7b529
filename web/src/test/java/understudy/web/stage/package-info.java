/** A window without a world behind it: clusters and operations made up for pages and routes. */
@NullMarked
package understudy.web.stage;

import org.jspecify.annotations.NullMarked;

/** What makes a page move: one stream of hints for each page that is open. */
@NullMarked
package understudy.web.live;

import org.jspecify.annotations.NullMarked;

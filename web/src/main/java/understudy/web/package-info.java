/** The window: pages and API. */
@NullMarked
package understudy.web;

import org.jspecify.annotations.NullMarked;

/** The hands: everything that changes a server or tells the world. */
@NullMarked
package understudy.activities;

import org.jspecify.annotations.NullMarked;

/** Whether the parts that everything depends on are alive. */
@NullMarked
package understudy.web.vital;

import org.jspecify.annotations.NullMarked;

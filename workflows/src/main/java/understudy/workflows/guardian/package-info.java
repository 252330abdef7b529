/** The one long-lived workflow of a cluster. */
@NullMarked
package understudy.workflows.guardian;

import org.jspecify.annotations.NullMarked;

/** One cluster: how it stands, how it looks, what may be asked of it. */
@NullMarked
package understudy.web.cluster;

import org.jspecify.annotations.NullMarked;

/** The eyes: watches every instance and raises alarms. */
@NullMarked
package understudy.detector;

import org.jspecify.annotations.NullMarked;

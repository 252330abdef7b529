/** What a runbook asks of the world: one record in, one record out, at least once. */
@NullMarked
package understudy.workflows.steps;

import org.jspecify.annotations.NullMarked;

package understudy.workflows.guardian;

import understudy.topology.switchover.Target;

/** An operator asks for a planned change of the primary. */
public record SwitchoverCommand(Target target, String requestedBy, String reason) {}

package understudy.workflows.guardian;

import understudy.topology.InstanceAddress;

/** An operator asks for something about one instance. */
public record InstanceCommand(InstanceAddress instance, String requestedBy) {}

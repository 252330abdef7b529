package understudy.workflows.guardian;

import understudy.topology.InstanceAddress;
import understudy.topology.Writability;
import understudy.topology.gtid.GtidSet;

/**
 * A deposed primary that answers again.
 *
 * @param surplus transactions that it has and the present primary lacks
 */
public record ReturnedPrimary(InstanceAddress instance, Writability writability, GtidSet surplus) {}

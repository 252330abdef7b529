package understudy.detector;

import understudy.topology.InstanceAddress;
import understudy.topology.Writability;
import understudy.topology.gtid.GtidSet;

/**
 * A deposed primary that answers again and is no healthy replica yet.
 *
 * @param surplus transactions that it has and the present primary lacks
 */
public record Returned(InstanceAddress instance, Writability writability, GtidSet surplus) {}

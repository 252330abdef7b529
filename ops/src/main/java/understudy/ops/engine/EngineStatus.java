package understudy.ops.engine;

/**
 * What our own engine does now.
 *
 * @param address where it listens, or would
 * @param pid of its process, 0 when it is dead
 * @param life answering, silent (runs, but does not answer) or dead
 * @param ui where its own pages are, empty without
 */
public record EngineStatus(String address, long pid, String life, String ui, String sync) {}

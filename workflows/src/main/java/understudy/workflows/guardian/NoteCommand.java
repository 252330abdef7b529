package understudy.workflows.guardian;

/** An operator has something to say about an instance or the cluster. */
public record NoteCommand(Note note, String requestedBy) {}

package understudy.workflows.guardian;

/** An operator does not want a cluster looked after any more. */
public record Retirement(String requestedBy, String reason) {}

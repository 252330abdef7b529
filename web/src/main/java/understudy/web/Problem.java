package understudy.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import understudy.workflows.payload.Payloads;

/** A refusal as RFC 9457 wants it; {@code detail} is the sentence. */
public record Problem(String type, String title, int status, String detail) {
  /** Its media type. */
  public static final String JSON = "application/problem+json";

  /** The refusal's own status and sentence. */
  public static Problem of(Refusal refusal) {
    return of(refusal.why().status(), refusal.why().title(), String.valueOf(refusal.getMessage()));
  }

  static Problem of(int status, String title, String detail) {
    return new Problem("about:blank", title, status, Wording.sentence(detail));
  }

  /** Answers with it where no controller does. */
  public void write(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    response.setContentType(JSON);
    response.getOutputStream().write(Payloads.mapper().writeValueAsBytes(this));
  }
}

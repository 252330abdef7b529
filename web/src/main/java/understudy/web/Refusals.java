package understudy.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.ModelAndView;

/** Answers whatever could not be done: problem JSON under {@code /api}, a page elsewhere. */
@ControllerAdvice
final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  @ExceptionHandler
  Object refused(Refusal refusal, HttpServletRequest request) {
    return answer(Problem.of(refusal), request);
  }

  /** Nobody is left to answer. */
  @ExceptionHandler
  void gone(AsyncRequestNotUsableException closed) {
    LOG.debug("a page was closed while it was being told something", closed);
  }

  @ExceptionHandler
  Object failed(Exception failure, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var problem =
        switch (failure) {
          case HttpMessageNotReadableException ignored ->
              Problem.of(400, "Bad request", "the body is no JSON of the expected form");
          case ErrorResponse known ->
              Problem.of(known.getStatusCode().value(), title(known), detail(known, request));
          default -> unexpected(failure, request);
        };
    return answer(problem, request);
  }

  private static String title(ErrorResponse known) {
    return String.valueOf(known.getBody().getTitle());
  }

  private static String detail(ErrorResponse known, HttpServletRequest request) {
    return switch (known.getStatusCode().value()) {
      case 404 -> "there is nothing here";
      case 405 -> "%s is not possible here".formatted(request.getMethod());
      case 415 -> "send application/json";
      default -> String.valueOf(known.getBody().getDetail());
    };
  }

  private static Problem unexpected(Exception failure, HttpServletRequest request) {
    LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
    return Problem.of(
        500, "Internal error", "this is a defect of Understudy: its log says what happened");
  }

  private static Object answer(Problem problem, HttpServletRequest request) {
    var status = HttpStatusCode.valueOf(problem.status());
    if (request.getRequestURI().startsWith("/api/")) {
      return ResponseEntity.status(status)
          .contentType(MediaType.parseMediaType(Problem.JSON))
          .body(problem);
    }
    return new ModelAndView("refusal", Map.of("problem", problem), status);
  }
}

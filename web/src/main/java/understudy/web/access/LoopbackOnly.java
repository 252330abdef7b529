package understudy.web.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import understudy.web.Problem;
import understudy.web.Refusal;

/**
 * Until there is sign-in, only this machine may ask, and only with its own pages or tools: a name
 * that was made to point here (DNS rebinding) and a foreign page that posts (cross-site request
 * forgery) are turned away.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class LoopbackOnly extends OncePerRequestFilter {
  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    SecurityHeaders.on(response);
    var objection = objection(request);
    if (objection.isPresent()) {
      Problem.of(objection.get()).write(response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static Optional<Refusal> objection(HttpServletRequest request) {
    if (!Loopback.isHost(request.getServerName())) {
      return Optional.of(
          Refusal.foreign("this window answers only to localhost and loopback addresses"));
    }
    return isReading(request) || isOwn(request)
        ? Optional.empty()
        : Optional.of(Refusal.foreign("a page of another site may not change anything here"));
  }

  private static boolean isReading(HttpServletRequest request) {
    return switch (request.getMethod()) {
      case "GET", "HEAD", "OPTIONS" -> true;
      default -> false;
    };
  }

  /** Browsers say where a request comes from; tools without pages say nothing. */
  private static boolean isOwn(HttpServletRequest request) {
    var site = request.getHeader("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      return false;
    }
    var origin = request.getHeader("Origin");
    return origin == null || isSame(origin, request);
  }

  private static boolean isSame(String origin, HttpServletRequest request) {
    try {
      var from = URI.create(origin);
      var port =
          from.getPort() == -1 ? ("https".equals(from.getScheme()) ? 443 : 80) : from.getPort();
      return request.getScheme().equals(from.getScheme())
          && request.getServerName().equalsIgnoreCase(from.getHost())
          && request.getServerPort() == port;
    } catch (IllegalArgumentException noOrigin) {
      return false;
    }
  }
}

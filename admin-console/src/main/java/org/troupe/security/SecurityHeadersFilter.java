package org.troupe.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/** Sets {@link SecurityHeaders} on every answer. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class SecurityHeadersFilter extends HttpFilter {

  private static final String ASSETS = "/assets/";
  private static final String FACES_RESOURCES = "/jakarta.faces.resource/";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    SecurityHeaders.set(response);
    String path = request.getServletPath();
    // Ours are asked for again each time; those of Faces have their version in their address.
    if (path.startsWith(ASSETS)) {
      response.setHeader("Cache-Control", "no-cache");
    } else if (path.startsWith(FACES_RESOURCES)) {
      response.setHeader("Cache-Control", "private, max-age=604800");
    }
    chain.doFilter(request, new OnePolicy(response));
  }

  /** PrimeFaces adds its policy; a browser would then heed both. Here the later one holds. */
  private static final class OnePolicy extends HttpServletResponseWrapper {

    OnePolicy(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void addHeader(String name, String value) {
      if (SecurityHeaders.POLICY.equalsIgnoreCase(name)) {
        setHeader(name, value);
      } else {
        super.addHeader(name, value);
      }
    }
  }
}

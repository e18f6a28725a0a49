package org.troupe.samples.thumbnails.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.troupe.samples.thumbnails.album.ThisInstance;

/**
 * Signs every answer with the instance it came from, and sets what browsers may do with it. A
 * page's address stays the same while a swap changes the version behind it, so nothing but pictures
 * may be kept without asking.
 */
@WebFilter("/*")
public class AnsweredBy implements Filter {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:;"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletResponse answer = (HttpServletResponse) response;
    answer.setHeader("Thumbnails-Instance", ThisInstance.name());
    answer.setHeader("Thumbnails-Version", ThisInstance.version());
    answer.setHeader("Thumbnails-Slot", ThisInstance.slot());
    answer.setHeader("Thumbnails-Deployment", ThisInstance.deployment());
    answer.setHeader("Content-Security-Policy", POLICY);
    answer.setHeader("X-Content-Type-Options", "nosniff");
    answer.setHeader("Referrer-Policy", "no-referrer");
    // Two versions' pages may have the same length and date, which is all that an ETag looks at.
    boolean asset = ((HttpServletRequest) request).getServletPath().startsWith("/assets/");
    answer.setHeader("Cache-Control", asset ? "no-cache" : "no-store");
    chain.doFilter(request, response);
  }
}

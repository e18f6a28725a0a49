package org.troupe.rest;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.troupe.wire.Problem;

/** Answers what the container itself refuses: to programs as a problem, to browsers as a page. */
@WebServlet(urlPatterns = ErrorServlet.PATH, asyncSupported = true)
public class ErrorServlet extends HttpServlet {

  static final String PATH = "/error";

  private static final String API = "/api";
  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
        <head>
          <meta charset="UTF-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>%1$d – Troupe</title>
          <link rel="stylesheet" href="%3$s/assets/console.css">
        </head>
        <body class="plain">
          <main class="sheet">
            <p class="eyebrow">%1$d</p>
            <h1>%2$s</h1>
            <p><a href="%3$s/">Back to the overview</a></p>
          </main>
        </body>
      </html>
      """;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    Problem problem = HttpStatusProblem.of(status instanceof Integer code ? code : 404);
    if (forProgram(request)) {
      ProblemAnswer.write(problem, response);
      return;
    }
    response.setStatus(problem.status());
    response.setContentType("text/html");
    response.setCharacterEncoding("UTF-8");
    response.setHeader(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'");
    response
        .getWriter()
        .write(PAGE.formatted(problem.status(), sentence(problem), request.getContextPath()));
  }

  private static boolean forProgram(HttpServletRequest request) {
    Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    return path instanceof String text
        && text.substring(request.getContextPath().length()).startsWith(API);
  }

  private static String sentence(Problem problem) {
    return Character.toUpperCase(problem.title().charAt(0)) + problem.title().substring(1) + ".";
  }
}

package org.troupe.samples.ledger.web;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code GET /numbers/17} answers {@code 17 <version> <instance>}: by the number a visitor knows
 * that the answer is to his request and no other's.
 */
@WebServlet("/numbers/*")
public class Numbers extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Ledger-Instance", ThisInstance.name());
    String number = PathNumber.of(request);
    if (number == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().println(number + " " + ThisInstance.version() + " " + ThisInstance.name());
  }
}

package org.troupe.cli.runtime.training;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A servlet that takes an upload and keeps a session. */
@WebServlet("/upload")
@MultipartConfig
public class TrainingServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject private transient TrainingState state;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    int parts = request.getParts().size();
    request.getSession().setAttribute("parts", parts);
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().println(parts + " " + state.written());
  }
}

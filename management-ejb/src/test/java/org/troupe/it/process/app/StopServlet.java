package org.troupe.it.process.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Is told that the process ends, and has finished with that when a GET says so. */
@WebServlet("/on-stop")
public class StopServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final AtomicInteger TOLD = new AtomicInteger();
  private static final CountDownLatch FINISHED = new CountDownLatch(1);

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    TOLD.incrementAndGet();
    try {
      boolean finished = FINISHED.await(1, TimeUnit.MINUTES);
      response.setStatus(finished ? HttpServletResponse.SC_NO_CONTENT : 500);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    FINISHED.countDown();
    response.getWriter().print(TOLD);
  }
}

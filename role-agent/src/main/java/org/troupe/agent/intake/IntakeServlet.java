package org.troupe.agent.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

/**
 * {@code POST /_role/jobs/{name}}, {@code POST /_role/queues/{name}}, {@code GET
 * /_role/queues/{name}/messages/{id}} and {@code GET /_role/runs/{id}}. Refuses what it is not open
 * for and whom it is not open to; what it does then has five seconds.
 */
public final class IntakeServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = System.getLogger(IntakeServlet.class.getName());

  /** So that the answer is there within the five seconds. */
  private static final long LIMIT_MILLIS = 4_500;

  private static final String RETRY_SECONDS = "2";

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cache-Control", "no-store");
    Intake intake = (Intake) getServletContext().getAttribute(Intake.ATTRIBUTE);
    try {
      IntakeCall call = IntakeCall.of(request, intake.settings());
      answerOrigin(request, response, intake.admission());
      if (request.getMethod().equals("OPTIONS")) {
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        return;
      }
      Optional<Problem> objection = intake.admission().objection(IntakeCall.caller(request));
      if (objection.isPresent()) {
        throw new Problem.Raised(objection.get());
      }
      call.readBody(request, intake.settings().maxBytes());
      begin(intake, call, request);
    } catch (Problem.Raised e) {
      answer(response, e.problem());
    }
  }

  /** A page of another origin may see the answer only if we say so. */
  private static void answerOrigin(
      HttpServletRequest request, HttpServletResponse response, Admission admission) {
    String origin = request.getHeader("Origin");
    response.addHeader("Vary", "Origin");
    if (origin == null || !admission.isListed(origin)) {
      return;
    }
    response.setHeader("Access-Control-Allow-Origin", origin);
    if (request.getMethod().equals("OPTIONS")) {
      response.setHeader("Access-Control-Allow-Methods", "GET, POST");
      String wanted = request.getHeader("Access-Control-Request-Headers");
      if (wanted != null && wanted.matches("[A-Za-z0-9, -]{1,500}")) {
        response.setHeader("Access-Control-Allow-Headers", wanted);
      }
      response.setHeader("Access-Control-Max-Age", "600");
    } else {
      response.setHeader("Access-Control-Expose-Headers", "Location, Retry-After");
    }
  }

  private static void begin(Intake intake, IntakeCall call, HttpServletRequest request)
      throws Problem.Raised {
    AsyncContext exchange = request.startAsync();
    // The container's limit could not be lifted for whoever is found to watch, and is not exact.
    exchange.setTimeout(0);
    FirstToAnswer first = new FirstToAnswer();
    exchange.addListener(new Gone(first));
    try {
      first.within(
          LIMIT_MILLIS,
          intake.limits(),
          () -> answerLast(exchange, Problem.unavailable("It took too long; try again.")));
      intake.threads().execute(() -> work(intake, call, exchange, first));
    } catch (RejectedExecutionException e) {
      if (first.claim()) {
        answerLast(exchange, Problem.unavailable("Too many requests wait; try again."));
      }
    }
  }

  private static void work(
      Intake intake, IntakeCall call, AsyncContext exchange, FirstToAnswer first) {
    if (first.isOver()) {
      // It waited too long: its caller was told that it is not done.
      return;
    }
    HttpServletResponse response = (HttpServletResponse) exchange.getResponse();
    try {
      IntakeCall.Answer answer = call.carryOut(intake.desk());
      if (!first.claim()) {
        return;
      }
      if (call.watches() && answer.run() != null && !answer.run().hasEnded()) {
        watch(intake, exchange, response, answer.run());
        return;
      }
      if (call.watches() && answer.run() != null) {
        answer(response, 200, "text/event-stream", "event: run\ndata: " + answer.json() + "\n\n");
      } else {
        answer.location().ifPresent(location -> response.setHeader("Location", location));
        answer(response, answer.status(), "application/json", answer.json());
      }
      exchange.complete();
    } catch (Problem.Raised e) {
      if (first.claim()) {
        answerLast(exchange, e.problem());
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "nobody waits for the answer any more", e);
      exchange.complete();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "the intake failed", e);
      if (first.claim()) {
        answerLast(exchange, new Problem(500, "Failed", "See the instance's log."));
      }
    }
  }

  private static void watch(
      Intake intake, AsyncContext exchange, HttpServletResponse response, RunRow run)
      throws Problem.Raised {
    if (!intake.watchers().hasRoom()) {
      answerLast(exchange, Problem.unavailable("Too many watch already; poll, or try again."));
      return;
    }
    response.setStatus(HttpServletResponse.SC_OK);
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("UTF-8");
    intake.watchers().add(exchange, run);
  }

  private static void answerLast(AsyncContext exchange, Problem problem) {
    try {
      answer((HttpServletResponse) exchange.getResponse(), problem);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "nobody waits for the answer any more", e);
    } finally {
      exchange.complete();
    }
  }

  private static void answer(HttpServletResponse response, Problem problem) throws IOException {
    if (problem.status() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
      response.setHeader("Retry-After", RETRY_SECONDS);
    } else if (problem.status() == HttpServletResponse.SC_UNAUTHORIZED) {
      response.setHeader("WWW-Authenticate", "Bearer");
    }
    answer(response, problem.status(), Problem.MEDIA_TYPE, problem.json());
  }

  private static void answer(HttpServletResponse response, int status, String type, String json)
      throws IOException {
    byte[] body = json.getBytes(UTF_8);
    response.setStatus(status);
    response.setContentType(type);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** Nobody is to be answered any more. */
  private record Gone(FirstToAnswer first) implements AsyncListener {

    @Override
    public void onTimeout(AsyncEvent event) {
      // It has none of the container's.
    }

    @Override
    public void onError(AsyncEvent event) {
      var unused = first.claim();
    }

    @Override
    public void onComplete(AsyncEvent event) {
      var unused = first.claim();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      // Begun once only.
    }
  }
}

package org.troupe.agent.intake;

import jakarta.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One request to the intake, understood: what it wants, and of what. */
final class IntakeCall {

  private static final Pattern JOB = Pattern.compile("/jobs/([a-z0-9-]{1,50})");
  private static final Pattern QUEUE = Pattern.compile("/queues/([A-Za-z0-9_-]{1,100})");
  private static final Pattern MESSAGE =
      Pattern.compile("/queues/([A-Za-z0-9_-]{1,100})/messages/([A-Za-z0-9-]{1,64})");
  private static final Pattern RUN = Pattern.compile("/runs/([A-Za-z0-9-]{1,64})");
  private static final int MOST_PROPERTIES = 20;
  private static final int LONGEST_PROPERTY = 1024;

  private final Wish wish;
  private final String name;
  private final String id;
  private final boolean watches;
  private final String from;
  private Submission submission = new Submission("", new byte[0], Map.of());

  private enum Wish {
    ASK_FOR_RUN,
    PUT_MESSAGE,
    TELL_MESSAGE,
    TELL_RUN
  }

  /**
   * What to say.
   *
   * @param status of HTTP
   * @param location where to look later
   * @param json the body
   * @param run what it is about; null if it is about something else
   */
  record Answer(int status, Optional<String> location, String json, RunRow run) {}

  private IntakeCall(Wish wish, String name, String id, boolean watches, String from) {
    this.wish = wish;
    this.name = name;
    this.id = id;
    this.watches = watches;
    this.from = from;
  }

  /**
   * Understands a request by its line and headers.
   *
   * @throws Problem.Raised if it is for nothing that the intake is open for
   */
  static IntakeCall of(HttpServletRequest request, IntakeSettings settings) throws Problem.Raised {
    String path = request.getServletPath() + Optional.ofNullable(request.getPathInfo()).orElse("");
    String key = request.getHeader("Idempotency-Key");
    String accept = String.valueOf(request.getHeader("Accept"));
    String from = request.getHeader("X-Forwarded-For");
    Matcher job = JOB.matcher(path);
    if (job.matches() && settings.jobs().contains(job.group(1))) {
      check(request, "POST");
      String id = IntakeId.of(settings.deployment() + path, key);
      return new IntakeCall(Wish.ASK_FOR_RUN, job.group(1), id, false, from);
    }
    Matcher queue = QUEUE.matcher(path);
    if (queue.matches() && settings.queues().contains(queue.group(1))) {
      check(request, "POST");
      String id = IntakeId.of(settings.deployment() + path, key);
      return new IntakeCall(Wish.PUT_MESSAGE, queue.group(1), id, false, from);
    }
    Matcher message = MESSAGE.matcher(path);
    if (message.matches() && settings.queues().contains(message.group(1))) {
      check(request, "GET");
      return new IntakeCall(Wish.TELL_MESSAGE, message.group(1), message.group(2), false, from);
    }
    Matcher run = RUN.matcher(path);
    if (run.matches() && !settings.jobs().isEmpty()) {
      check(request, "GET");
      boolean watches = accept.contains("text/event-stream");
      return new IntakeCall(Wish.TELL_RUN, "", run.group(1), watches, from);
    }
    throw new Problem.Raised(Problem.notOpen(path));
  }

  private static void check(HttpServletRequest request, String method) throws Problem.Raised {
    if (!request.getMethod().equals(method) && !request.getMethod().equals("OPTIONS")) {
      throw new Problem.Raised(
          new Problem(405, "Method not allowed", "This path takes " + method + " only."));
    }
  }

  /** Who asks. */
  static Admission.Caller caller(HttpServletRequest request) {
    return new Admission.Caller(
        request.getHeader("Authorization"),
        request.getHeader("Origin"),
        Optional.ofNullable(request.getHeader("X-Forwarded-Proto")).orElse(request.getScheme()),
        Optional.ofNullable(request.getHeader("X-Forwarded-Host"))
            .orElse(request.getHeader("Host")),
        request.getMethod().equals("GET"));
  }

  /**
   * Reads what it carries.
   *
   * @throws Problem.Raised if that is more than may be
   */
  void readBody(HttpServletRequest request, int maxBytes) throws Problem.Raised, IOException {
    if (!request.getMethod().equals("POST")) {
      return;
    }
    Problem.Raised tooLarge =
        new Problem.Raised(
            new Problem(413, "Too large", "A body may have " + maxBytes + " bytes."));
    if (request.getContentLengthLong() > maxBytes) {
      throw tooLarge;
    }
    byte[] body = request.getInputStream().readNBytes(maxBytes + 1);
    if (body.length > maxBytes) {
      throw tooLarge;
    }
    String type = Optional.ofNullable(request.getContentType()).orElse("");
    submission = new Submission(type, body, properties(request));
  }

  private static Map<String, String> properties(HttpServletRequest request) throws Problem.Raised {
    Map<String, String> properties = new TreeMap<>();
    for (String header : Collections.list(request.getHeaderNames())) {
      int prefix = Submission.PROPERTY_HEADER.length();
      if (header.regionMatches(true, 0, Submission.PROPERTY_HEADER, 0, prefix)
          && header.length() > prefix) {
        properties.put(Submission.property(header), request.getHeader(header));
      }
    }
    boolean tooLong = properties.values().stream().anyMatch(v -> v.length() > LONGEST_PROPERTY);
    if (properties.size() > MOST_PROPERTIES || tooLong) {
      throw new Problem.Raised(
          Problem.badRequest(
              "At most "
                  + MOST_PROPERTIES
                  + " headers X-Message-…, of "
                  + LONGEST_PROPERTY
                  + " characters each."));
    }
    return properties;
  }

  /** Whether it wants to be told of a run until its end. */
  boolean watches() {
    return watches;
  }

  /** Does it. */
  Answer carryOut(Desk desk) throws Problem.Raised {
    return switch (wish) {
      case ASK_FOR_RUN -> {
        desk.askFor(id, name, JobParameters.of(submission), from);
        String json = new RunRow(id, name, "Queued", null, "").json();
        yield new Answer(202, Optional.of("/_role/runs/" + id), json, null);
      }
      case PUT_MESSAGE -> {
        desk.put(id, name, submission);
        String location = "/_role/queues/" + name + "/messages/" + id;
        yield new Answer(202, Optional.of(location), message("waiting"), null);
      }
      case TELL_MESSAGE -> new Answer(200, Optional.empty(), message(desk.stateOf(id, name)), null);
      case TELL_RUN -> {
        RunRow run =
            desk.run(id)
                .orElseThrow(
                    () ->
                        new Problem.Raised(
                            new Problem(404, "Not found", "No run " + id + " was asked for.")));
        yield new Answer(200, Optional.empty(), run.json(), run);
      }
    };
  }

  private String message(String state) {
    return Json.createObjectBuilder()
        .add("id", id)
        .add("queue", name)
        .add("state", state)
        .build()
        .toString();
  }
}

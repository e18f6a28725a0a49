package org.troupe.agent.intake;

import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;
import javax.naming.NamingException;
import org.troupe.agent.broker.BrokerLogin;
import org.troupe.wire.RunRequest;

/** Does what the intake is asked for, at the broker and in the service's database. */
final class Desk {

  private static final Logger LOG = System.getLogger(Desk.class.getName());

  /** Shorter than a caller is let wait. */
  private static final Duration CALL_LIMIT = Duration.ofSeconds(4);

  private final IntakeSettings settings;
  private final RunTable runs;
  private final Supplier<String> slotName;
  private final Deque<MessageLine> spare = new ConcurrentLinkedDeque<>();

  /**
   * Has no connections yet.
   *
   * @param slotName the service's name in its slot, with which the addresses of dead letters begin
   */
  Desk(IntakeSettings settings, RunTable runs, Supplier<String> slotName) {
    this.settings = settings;
    this.runs = runs;
    this.slotName = slotName;
  }

  /** Asks for a run. */
  void askFor(String id, String job, Map<String, String> parameters, String from)
      throws Problem.Raised {
    boolean isNew;
    try {
      isNew = runs.add(id, job);
    } catch (SQLException | NamingException e) {
      throw away("The service's database is away; try again.", e);
    }
    boolean sent = false;
    try {
      String request = RequestJson.of(new RunRequest(id, job, parameters, from));
      sent =
          atBroker(
              line -> {
                line.send(settings.requests(), id, request);
                return true;
              });
    } finally {
      if (isNew && !sent) {
        forget(id);
      }
    }
  }

  /** Where this fails, the controller says after a while that the run was never asked for. */
  private void forget(String id) {
    try {
      runs.remove(id);
    } catch (SQLException | NamingException e) {
      LOG.log(Level.WARNING, "run=" + id + " was not asked for and stays on record", e);
    }
  }

  /** Puts a message into a queue. */
  void put(String id, String queue, Submission submission) throws Problem.Raised {
    atBroker(
        line -> {
          line.send(settings.deployment() + "." + queue, id, submission);
          return id;
        });
  }

  /** What has become of a message: {@code waiting}, {@code dead} or {@code taken}. */
  String stateOf(String id, String queue) throws Problem.Raised {
    return atBroker(
        line -> {
          if (line.has(settings.deployment() + "." + queue, id)) {
            return "waiting";
          }
          boolean dead = line.has(slotName.get() + "." + queue + ".dead-letters", id);
          return dead ? "dead" : "taken";
        });
  }

  /** What has become of a run; empty if it was not asked for here. */
  Optional<RunRow> run(String id) throws Problem.Raised {
    try {
      return runs.of(List.of(id)).stream().findFirst();
    } catch (SQLException | NamingException e) {
      throw away("The service's database is away; try again.", e);
    }
  }

  /** What is done over a connection. */
  @FunctionalInterface
  private interface Use<T> {

    T by(MessageLine line) throws JMSException, Problem.Raised;
  }

  /** There are as many connections as threads that work here at a time. */
  private <T> T atBroker(Use<T> use) throws Problem.Raised {
    MessageLine line = spare.pollFirst();
    try {
      line = line == null ? new MessageLine(BrokerLogin.ofInstance(CALL_LIMIT)) : line;
      return use.by(line);
    } catch (JMSException e) {
      throw away("The broker is away; try again.", e);
    } catch (ReflectiveOperationException | NamingException e) {
      throw away("The broker cannot be reached from here.", e);
    } finally {
      if (line != null) {
        spare.addFirst(line);
      }
    }
  }

  private static Problem.Raised away(String detail, Exception cause) {
    LOG.log(Level.WARNING, detail, cause);
    return new Problem.Raised(Problem.unavailable(detail));
  }
}

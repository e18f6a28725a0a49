package org.troupe.routing;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.troupe.platform.ControllerConfig;
import org.troupe.wire.GatewayStatus;
import org.troupe.wire.RouteTable;

/**
 * Speaks to the gateways' admin paths, to all at once, and answers as if there were one. A gateway
 * that does not answer is left out until it does: while one is away the others are what counts.
 */
@ApplicationScoped
public class GatewayClient {

  /** A pass of reconcile is held up so long, once, by a gateway that hangs. */
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(1);

  private final ObjectMapper json = new ObjectMapper();
  private final List<GatewayLine> lines;

  @Inject
  GatewayClient(ControllerConfig config) {
    this(config.gateway(), ANSWER_LIMIT);
  }

  GatewayClient(ControllerConfig.Gateway gateway, Duration answerLimit) {
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(answerLimit)
            .build();
    this.lines =
        Stream.of(gateway.adminUrl().split(","))
            .map(url -> new GatewayLine(http, json, url.strip(), gateway.token(), answerLimit))
            .toList();
  }

  protected GatewayClient() {
    this.lines = List.of();
  }

  /**
   * What the gateways say of themselves: the lowest version of a table in force, loads added up. Of
   * one that is silent but may live, the loads that it told last still count for some seconds.
   *
   * @return empty when none answers
   */
  public Optional<GatewayStatus> status() {
    List<GatewayStatus> answers = new ArrayList<>();
    List<GatewayStatus> unheard = new ArrayList<>();
    for (var call : ask(lines, line -> line.call("/status", GatewayStatus.class))) {
      try {
        GatewayStatus status = call.take();
        call.line().said(status);
        answers.add(status);
      } catch (IOException e) {
        call.line().lastWords().ifPresent(unheard::add);
      }
    }
    return answers.isEmpty() ? Optional.empty() : Optional.of(Merging.status(answers, unheard));
  }

  /**
   * The table in force at all gateways that answered last. Its version is the highest of theirs; if
   * they do not route the same, it holds the routes of all, and a domain that is nobody's.
   *
   * @param status what the gateways just said; a table is asked for only when its version is news
   * @return empty when one cannot be learned
   */
  public Optional<RouteTable> routes(GatewayStatus status) {
    List<RouteTable> tables = new ArrayList<>();
    List<GatewayLine> unknown = new ArrayList<>();
    for (GatewayLine line : lines) {
      if (line.answers()) {
        line.knownTable().ifPresentOrElse(tables::add, () -> unknown.add(line));
      }
    }
    for (var call : ask(unknown, line -> line.call("/routes", RouteTable.class))) {
      try {
        RouteTable table = call.take();
        call.line().hasInForce(table);
        tables.add(table);
      } catch (NoAnswerException e) {
        // It went away after it had told its status: from now on it does not count.
      } catch (IOException e) {
        return Optional.empty();
      }
    }
    return tables.isEmpty() ? Optional.empty() : Optional.of(Merging.tables(tables));
  }

  /**
   * Puts a table in force at all gateways that answer; it is when this returns.
   *
   * @throws IOException if one refuses, or none answers
   */
  public void publish(RouteTable table) throws IOException {
    byte[] body = json.writeValueAsBytes(table);
    int inForce = 0;
    IOException missed = null;
    IOException refused = null;
    for (var call : ask(lines, line -> line.put(body))) {
      try {
        GatewayStatus unused = call.take();
        call.line().hasInForce(table);
        inForce++;
      } catch (NoAnswerException e) {
        missed = e;
      } catch (IOException e) {
        refused = e;
      }
    }
    if (refused != null) {
      throw refused;
    }
    if (inForce == 0 && missed != null) {
      throw missed;
    }
  }

  /** Asks all of them before any answer is waited for. */
  private static <T> List<GatewayLine.Call<T>> ask(
      List<GatewayLine> lines, Function<GatewayLine, GatewayLine.Call<T>> question) {
    return lines.stream().map(question).toList();
  }
}

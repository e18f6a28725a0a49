package org.troupe.cli.client;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.troupe.wire.DeployRequest;
import org.troupe.wire.OperationView;
import org.troupe.wire.PackageView;
import org.troupe.wire.PlatformView;
import org.troupe.wire.ProducerView;
import org.troupe.wire.RenewalRequest;
import org.troupe.wire.ScaleRequest;
import org.troupe.wire.ServiceView;
import org.troupe.wire.StopRequest;
import org.troupe.wire.SwapRequest;
import org.troupe.wire.UpgradeRequest;

/**
 * Calls a platform's admin REST. Every call has a limit, and every failure is an {@link
 * AdminException}.
 */
public final class AdminClient {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration UPLOAD_LIMIT = Duration.ofMinutes(10);

  private final AdminHttp http;

  /**
   * @param address where the platform's console is, such as {@code http://127.0.0.1:9090/}
   * @param token a token that it accepts
   */
  public AdminClient(URI address, String token) {
    this(List.of(address), token);
  }

  /**
   * @param addresses where its consoles are: the next one is tried when one cannot be connected to,
   *     or does not answer a question
   * @param token a token that they accept
   */
  public AdminClient(List<URI> addresses, String token) {
    this.http =
        new AdminHttp(
            addresses.stream()
                .map(address -> address.toString().replaceAll("/*$", "") + "/api/v1")
                .toList(),
            token);
  }

  public PlatformView platform() {
    return askPlatform().value();
  }

  /** The platform, also as it was answered. */
  public Answer<PlatformView> askPlatform() {
    return http.ask("/platform", LIMIT, new TypeReference<>() {});
  }

  public List<ServiceView> services() {
    return askServices().value();
  }

  /** The services, also as they were answered. */
  public Answer<List<ServiceView>> askServices() {
    return http.ask("/services", LIMIT, new TypeReference<>() {});
  }

  public ServiceView service(String service) {
    return AdminHttp.read(get("/services/" + encoded(service)), new TypeReference<>() {});
  }

  /** Sends a package, straight from its file. */
  public PackageView upload(Path file) {
    try {
      HttpRequest.Builder request =
          http.request("/packages", UPLOAD_LIMIT)
              .setHeader("Content-Type", "application/zip")
              .header("Repr-Digest", ReprDigest.of(file))
              .POST(BodyPublishers.ofFile(file));
      return AdminHttp.read(http.send(request), new TypeReference<>() {});
    } catch (IOException e) {
      throw new AdminException(
          "UNREADABLE_FILE", file + " cannot be read: " + e.getMessage(), "", e);
    }
  }

  public OperationView deploy(String service, String slot, DeployRequest request) {
    return post(slotPath(service, slot) + "/deployment", request);
  }

  public OperationView scale(String service, String slot, ScaleRequest request) {
    return operation(
        http.request(slotPath(service, slot), LIMIT).method("PATCH", AdminHttp.json(request)));
  }

  /** Empties a slot; the limits go in the address, since a DELETE has no body. */
  public OperationView delete(String service, String slot, StopRequest limits) {
    String query =
        Stream.of(
                parameter("drainSeconds", limits.drainSeconds()),
                parameter("stopSeconds", limits.stopSeconds()))
            .flatMap(Optional::stream)
            .collect(Collectors.joining("&"));
    String path = slotPath(service, slot) + (query.isEmpty() ? "" : "?" + query);
    return operation(http.request(path, LIMIT).DELETE());
  }

  /** Asks for an upgrade in place. */
  public OperationView upgrade(String service, String slot, UpgradeRequest request) {
    return post(slotPath(service, slot) + "/upgrade", request);
  }

  /** Lets a manual upgrade go on to its next upgrade domain. */
  public OperationView walkUpgrade(String service, String slot) {
    return post(slotPath(service, slot) + "/upgrade/walk");
  }

  /** Takes an upgrade back that is under way. */
  public OperationView rollBackUpgrade(String service, String slot) {
    return post(slotPath(service, slot) + "/upgrade/rollback");
  }

  /**
   * Starts instances again.
   *
   * @param renewal {@code restart}, {@code reimage} or {@code rebuild}
   */
  public OperationView renew(String service, String slot, String renewal, RenewalRequest request) {
    return post(slotPath(service, slot) + "/" + renewal, request);
  }

  public OperationView stop(String service, String slot, StopRequest limits) {
    return post(slotPath(service, slot) + "/stop", limits);
  }

  public OperationView start(String service, String slot) {
    return post(slotPath(service, slot) + "/start");
  }

  public OperationView swap(String service, SwapRequest request) {
    return post(swapPath(service), request);
  }

  /** Completes a swap that stopped for a preview. */
  public OperationView completeSwap(String service) {
    return post(swapPath(service) + "/complete");
  }

  /** Takes back a swap that stopped for a preview. */
  public OperationView cancelSwap(String service) {
    return post(swapPath(service) + "/cancel");
  }

  /**
   * An operation as it stands.
   *
   * @param wait how long the answer may be held back while the operation runs, in whole seconds
   */
  public OperationView operation(long id, Duration wait) {
    String path = "/operations/" + id + "?wait=" + wait.toSeconds() + "s";
    return operation(http.request(path, LIMIT.plus(wait)));
  }

  /** The queues of a slot. */
  public QueuesClient queues(String service, String slot) {
    return new QueuesClient(http, slotPath(service, slot));
  }

  /** What a program outside needs to put messages on a slot's queues. */
  public Answer<ProducerView> producer(String service, String slot) {
    return http.ask(slotPath(service, slot) + "/producer", LIMIT, new TypeReference<>() {});
  }

  /** Gives such programs another password. */
  public Answer<ProducerView> renewProducer(String service, String slot) {
    String path = slotPath(service, slot) + "/producer/renew";
    return new Answer<>(
        http.send(http.request(path, LIMIT).POST(BodyPublishers.noBody())),
        new TypeReference<>() {});
  }

  /**
   * A part of an instance's log.
   *
   * @param offset in bytes from its beginning; negative counts from its end
   */
  public LogPart log(String service, String slot, String instance, long offset) {
    HttpResponse<byte[]> answer =
        get(
            "%s/instances/%s/log?offset=%d&limit=65536"
                .formatted(slotPath(service, slot), encoded(instance), offset));
    return new LogPart(
        ByteBuffer.wrap(answer.body()),
        answer.headers().firstValueAsLong("Next-Offset").orElse(offset + answer.body().length));
  }

  /** The jobs of a slot. */
  public JobsClient jobs(String service, String slot) {
    return new JobsClient(http, slotPath(service, slot));
  }

  /**
   * Ends all role instances; answers when they have ended.
   *
   * @param limit how long that may take
   */
  public void stopInstances(Duration limit) {
    http.send(http.request("/platform/stop-instances", limit).POST(BodyPublishers.noBody()));
  }

  private OperationView operation(HttpRequest.Builder request) {
    return AdminHttp.read(http.send(request), new TypeReference<>() {});
  }

  private HttpResponse<byte[]> get(String path) {
    return http.send(http.request(path, LIMIT));
  }

  private OperationView post(String path, Object body) {
    return operation(http.request(path, LIMIT).POST(AdminHttp.json(body)));
  }

  private OperationView post(String path) {
    return operation(http.request(path, LIMIT).POST(BodyPublishers.noBody()));
  }

  private static Optional<String> parameter(String name, Long value) {
    return Optional.ofNullable(value).map(number -> name + "=" + number);
  }

  private static String swapPath(String service) {
    return "/services/" + encoded(service) + "/swap";
  }

  private static String slotPath(String service, String slot) {
    return "/services/" + encoded(service) + "/slots/" + encoded(slot);
  }

  static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

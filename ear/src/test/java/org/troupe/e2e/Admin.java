package org.troupe.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.troupe.wire.DeploymentView;
import org.troupe.wire.InstanceView;
import org.troupe.wire.ServiceView;
import org.troupe.wire.SlotView;

/** Looks at the platform by its admin REST. */
public final class Admin {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final ObjectMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final URI base;
  private final Path token;
  private final Duration limit;

  /**
   * @param base the address of console and REST
   * @param token the file that holds the token
   */
  public Admin(URI base, Path token) {
    this(base, token, LIMIT);
  }

  /**
   * @param limit how long an answer may take
   */
  public Admin(URI base, Path token, Duration limit) {
    this.base = base;
    this.token = token;
    this.limit = limit;
  }

  public int port() {
    return base.getPort();
  }

  /** Answers with whatever the path answers, redirects followed. */
  public HttpResponse<String> get(String path, String bearer) {
    try {
      HttpClient following =
          HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
      HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(limit);
      if (!bearer.isEmpty()) {
        request.header("Authorization", "Bearer " + bearer);
      }
      return following.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public ServiceView service(String name) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(base.resolve("/api/v1/services/" + name))
              .timeout(limit)
              .header("Authorization", "Bearer " + Files.readString(token).strip())
              .build();
      HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).as("status of %s", request.uri()).isEqualTo(200);
      return JSON.readValue(answer.body(), ServiceView.class);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public SlotView slot(String service, String slot) {
    return service(service).slots().stream()
        .filter(view -> view.slot().equals(slot))
        .findFirst()
        .orElseThrow();
  }

  public DeploymentView deployment(String service, String slot) {
    DeploymentView deployment = slot(service, slot).deployment();
    assertThat(deployment).as("deployment in %s of %s", slot, service).isNotNull();
    return deployment;
  }

  public InstanceView instance(String service, String slot, String name) {
    return instances(service, slot)
        .filter(instance -> instance.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Process ids of the instances in a slot, by the instances' names. */
  public Map<String, Long> pids(String service, String slot) {
    Map<String, Long> pids = new TreeMap<>();
    instances(service, slot).forEach(instance -> pids.put(instance.name(), instance.pid()));
    return pids;
  }

  /** Whether a slot holds as many instances as it should, and all are ready. */
  public boolean isAllReady(String service, String slot) {
    return deployment(service, slot).roles().stream()
        .allMatch(
            role ->
                role.instances().size() == role.count()
                    && role.instances().stream()
                        .allMatch(instance -> instance.state().equals("Ready")));
  }

  private Stream<InstanceView> instances(String service, String slot) {
    return deployment(service, slot).roles().stream().flatMap(role -> role.instances().stream());
  }
}

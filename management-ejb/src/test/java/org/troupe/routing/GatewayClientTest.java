package org.troupe.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.troupe.platform.ControllerConfig;
import org.troupe.wire.GatewayStatus;
import org.troupe.wire.HttpRoute;
import org.troupe.wire.RouteTable;
import org.troupe.wire.Upstream;
import org.troupe.wire.UpstreamLoad;

class GatewayClientTest {

  /** Where nobody hangs, a slow machine must not look like it. */
  private static final Duration PATIENT = Duration.ofSeconds(20);

  private static final Duration IMPATIENT = Duration.ofSeconds(1);
  private static final RouteTable OLD = table(5, 20_001);
  private static final RouteTable NEW = table(7, 20_002);

  private FakeGateway one;
  private FakeGateway two;
  private GatewayClient client;

  @BeforeEach
  void start() throws IOException {
    one = new FakeGateway();
    two = new FakeGateway();
    client = client(PATIENT);
  }

  private GatewayClient client(Duration limit) {
    return new GatewayClient(
        new ControllerConfig.Gateway("", one.url() + ", " + two.url(), "token"), limit);
  }

  @AfterEach
  void stop() {
    one.close();
    two.close();
  }

  private static RouteTable table(long version, int port) {
    return new RouteTable(version, "localhost", List.of(route(port)));
  }

  private static HttpRoute route(int port) {
    return new HttpRoute(
        "shop",
        "production",
        "d1",
        List.of("shop.localhost"),
        true,
        List.of(new Upstream("d1/web_IN_" + port, "127.0.0.1", port)));
  }

  private RouteTable routes() {
    return client.routes(client.status().orElseThrow()).orElseThrow();
  }

  @Test
  void addsUpWhatTheySay() {
    one.with(OLD, new UpstreamLoad("a", 1, 10, 2), new UpstreamLoad("b", 3, 4, 0));
    two.with(NEW, new UpstreamLoad("a", 2, 20, 0));

    assertThat(client.status())
        .contains(
            new GatewayStatus(
                5, 2, List.of(new UpstreamLoad("a", 3, 30, 2), new UpstreamLoad("b", 3, 4, 0))));
  }

  @Test
  void publishesToAllOfThem() throws IOException {
    client.publish(NEW);

    assertThat(one.table()).isEqualTo(NEW);
    assertThat(two.table()).isEqualTo(NEW);
    assertThat(routes()).isEqualTo(NEW);
    assertThat(one.calls()).containsExactly("PUT /routes", "GET /status");
  }

  @Test
  void asksForATableOnlyWhenItsVersionIsNews() {
    one.with(NEW);
    two.with(NEW);
    assertThat(routes()).isEqualTo(NEW);
    assertThat(routes()).isEqualTo(NEW);

    assertThat(one.calls()).containsExactly("GET /status", "GET /routes", "GET /status");
  }

  @Test
  void oneThatIsGoneDoesNotCount() throws IOException {
    one.with(OLD, new UpstreamLoad("a", 1, 10, 0));
    two.with(NEW, new UpstreamLoad("a", 2, 20, 0));
    assertThat(client.status()).isPresent();
    one.close();

    assertThat(client.status().orElseThrow().version()).isEqualTo(7);
    assertThat(client.status().orElseThrow().upstreams())
        .containsExactly(new UpstreamLoad("a", 2, 20, 0));
    assertThat(routes()).isEqualTo(NEW);
    client.publish(table(8, 1));
    assertThat(two.table().version()).isEqualTo(8);
  }

  @Test
  void whenNoneAnswersThereIsNothing() {
    assertThat(client.status()).isPresent();
    one.close();
    two.close();

    assertThat(client.status()).isEmpty();
    assertThat(client.routes(new GatewayStatus(5, 0, List.of()))).isEmpty();
    assertThatThrownBy(() -> client.publish(NEW))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("does not answer");
  }

  @Test
  void oneThatComesBackWithAnOldTableGetsTheNextOne() throws IOException {
    client.publish(NEW);
    int port = one.port();
    one.close();
    assertThat(routes()).isEqualTo(NEW);
    one = new FakeGateway(port).with(OLD);

    RouteTable seen = routes();

    assertThat(seen.version()).as("the next one is newer everywhere").isEqualTo(7);
    assertThat(seen.domain()).as("not what anybody wants").isEmpty();
    assertThat(seen.httpRoutes()).as("nobody is routed out").contains(route(20_001), route(20_002));
    RouteTable next = table(8, 20_002);
    client.publish(next);
    assertThat(routes()).isEqualTo(next);
    assertThat(one.table()).isEqualTo(next);
  }

  @Test
  void tablesOfOneContentAndSeveralVersionsAreOne() {
    one.with(table(8, 20_002));
    two.with(NEW);

    assertThat(routes()).isEqualTo(table(8, 20_002));
  }

  @Test
  void oneThatRefusesIsAFailureThoughTheOtherHasIt() {
    one.refuse(409);

    assertThatThrownBy(() -> client.publish(NEW)).hasMessageContaining("409");

    assertThat(two.table()).isEqualTo(NEW);
    assertThat(routes().httpRoutes()).isEqualTo(NEW.httpRoutes());
    assertThat(routes().domain()).isEmpty();
  }

  @Test
  void oneThatHangsIsWaitedForOnceAndHeardAgainWhenItGoesOn() throws IOException {
    one.with(OLD, new UpstreamLoad("a", 1, 10, 0));
    two.with(NEW, new UpstreamLoad("a", 2, 20, 0));
    assertThat(client.status()).isPresent();
    client = client(IMPATIENT);
    assertThat(client.status()).isPresent();
    one.hang();

    long before = System.nanoTime();
    assertThat(client.status().orElseThrow().version()).isEqualTo(7);
    Duration first = Duration.ofNanos(System.nanoTime() - before);
    assertThat(first).isGreaterThanOrEqualTo(IMPATIENT);

    before = System.nanoTime();
    assertThat(client.status().orElseThrow().upstreams())
        .as("what it has in flight still counts")
        .containsExactly(new UpstreamLoad("a", 3, 30, 0));
    assertThat(routes()).isEqualTo(NEW);
    client.publish(table(8, 20_002));
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(IMPATIENT);

    one.goOn();
    await()
        .atMost(Duration.ofSeconds(20))
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(routes().httpRoutes()).contains(route(20_001)));
    assertThat(routes().version()).isEqualTo(8);
  }
}

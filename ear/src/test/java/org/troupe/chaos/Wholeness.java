package org.troupe.chaos;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.troupe.wire.HttpRoute;
import org.troupe.wire.InstanceView;
import org.troupe.wire.RoleView;
import org.troupe.wire.RouteTable;
import org.troupe.wire.ServiceView;
import org.troupe.wire.SlotView;
import org.troupe.wire.Upstream;

/**
 * Whether everything that should be there is there: each component's process and port, {@code
 * troupe up}, every instance that is wanted – {@code Ready} by REST, its process alive – and in the
 * route table of each gateway exactly the ready web instances.
 */
final class Wholeness {

  private static final String READY = "Ready";
  private static final int CONNECT_MILLIS = 1_000;
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final ChaosPlatform platform;

  Wholeness(ChaosPlatform platform) {
    this.platform = platform;
  }

  /** What is missing, in words, or the empty text. */
  String flaw() {
    try {
      if (!Processes.runs(platform.up().pid())) {
        return "troupe up does not run";
      }
      for (Map.Entry<String, Long> component : platform.components().entrySet()) {
        if (!Processes.runs(component.getValue())) {
          return "the " + component.getKey() + " does not run";
        }
      }
      for (int port : platform.internalPorts()) {
        if (!accepts(port)) {
          return "nobody listens on port " + port;
        }
      }
      return flawOf(platform.admin().service(ChaosPlatform.SERVICE));
    } catch (IOException | RuntimeException | AssertionError e) {
      return "the platform does not tell: " + e;
    }
  }

  private static boolean accepts(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private String flawOf(ServiceView service) throws IOException {
    if (service.operation() != null) {
      return service.operation().kind() + " is under way";
    }
    for (SlotView slot : service.slots()) {
      if (slot.deployment() != null) {
        for (RoleView role : slot.deployment().roles()) {
          if (active(role).size() != role.count()) {
            return slot.slot() + " " + role.name() + " has " + role.instances();
          }
        }
        String flaw = flawOfRoutes(slot);
        if (!flaw.isEmpty()) {
          return flaw;
        }
      }
    }
    return "";
  }

  /** Who still comes or goes, though all that are wanted may be there; or the empty text. */
  String restless() {
    return platform.admin().service(ChaosPlatform.SERVICE).slots().stream()
        .filter(slot -> slot.deployment() != null)
        .flatMap(slot -> slot.deployment().roles().stream())
        .flatMap(role -> role.instances().stream())
        .filter(instance -> !isReady(instance))
        .map(InstanceView::toString)
        .collect(Collectors.joining(", "));
  }

  /** Those that are ready and at work. */
  private static List<InstanceView> active(RoleView role) {
    return role.instances().stream()
        .filter(instance -> isReady(instance) && !instance.standby())
        .toList();
  }

  private static boolean isReady(InstanceView instance) {
    return instance.state().equals(READY) && Processes.runs(instance.pid());
  }

  private String flawOfRoutes(SlotView slot) throws IOException {
    Set<Integer> wanted =
        slot.deployment().roles().stream()
            .filter(role -> role.kind().equals("web"))
            .flatMap(role -> active(role).stream())
            .map(InstanceView::port)
            .collect(Collectors.toCollection(TreeSet::new));
    try (DirectoryStream<Path> tables =
        Files.newDirectoryStream(platform.routes(), "routes*.json")) {
      for (Path table : tables) {
        Set<Integer> routed = routed(JSON.readValue(table.toFile(), RouteTable.class), slot);
        if (!routed.equals(wanted)) {
          return table.getFileName() + " leads to " + routed + " instead of " + wanted;
        }
      }
    }
    return "";
  }

  private static Set<Integer> routed(RouteTable table, SlotView slot) {
    return table.httpRoutes().stream()
        .filter(
            route ->
                route.service().equals(ChaosPlatform.SERVICE) && route.slot().equals(slot.slot()))
        .map(HttpRoute::upstreams)
        .flatMap(List::stream)
        .map(Upstream::port)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

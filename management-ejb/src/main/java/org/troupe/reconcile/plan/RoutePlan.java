package org.troupe.reconcile.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.troupe.deployment.Slot;
import org.troupe.instance.InstanceState;
import org.troupe.wire.HttpRoute;
import org.troupe.wire.RouteTable;
import org.troupe.wire.Upstream;

/** Which requests go where: each slot's host name to the ready instances of what it holds. */
final class RoutePlan {

  private static final String LOOPBACK = "127.0.0.1";

  private RoutePlan() {}

  /** Routes of all slots that hold a deployment with an endpoint, in a stable order. */
  static List<HttpRoute> of(Desired desired, Outlook outlook) {
    boolean oneService =
        desired.deployments().stream()
                .filter(deployment -> !deployment.leaves())
                .map(DesiredDeployment::service)
                .distinct()
                .count()
            == 1;
    return desired.deployments().stream()
        .filter(deployment -> !deployment.leaves())
        .filter(deployment -> deployment.roles().stream().anyMatch(DesiredRole::routed))
        .map(deployment -> route(deployment, desired.domain(), oneService, outlook))
        .sorted(Comparator.comparing(HttpRoute::service).thenComparing(HttpRoute::slot))
        .toList();
  }

  /** The table to publish; empty when the one in force routes the same. */
  static Optional<RouteTable> change(
      String domain, List<HttpRoute> wanted, List<String> silent, RouteTable inForce) {
    if (inForce.httpRoutes().equals(wanted)
        && inForce.silent().equals(silent)
        && inForce.domain().equals(domain)) {
      return Optional.empty();
    }
    return Optional.of(new RouteTable(inForce.version() + 1, domain, wanted, silent));
  }

  /** Instances without a route whose process lives and whose agent has been silent for so long. */
  static List<String> silent(
      List<ObservedInstance> instances, List<HttpRoute> wanted, Duration limit, Instant now) {
    List<String> silent =
        instances.stream()
            .filter(instance -> instance.alive() && instance.wasReady())
            .filter(instance -> instance.agent().kind() == AgentAnswer.Kind.SILENT)
            .filter(instance -> !now.isBefore(instance.agent().since().plus(limit)))
            .map(instance -> instance.key().toString())
            .sorted()
            .toList();
    if (silent.isEmpty()) {
      return silent;
    }
    Set<String> routed = upstreams(wanted);
    return silent.stream().filter(key -> !routed.contains(key)).toList();
  }

  /** All instances that requests are led to. */
  static Set<String> upstreams(List<HttpRoute> routes) {
    return routes.stream()
        .flatMap(route -> route.upstreams().stream())
        .map(Upstream::instance)
        .collect(Collectors.toSet());
  }

  private static HttpRoute route(
      DesiredDeployment deployment, String domain, boolean oneService, Outlook outlook) {
    Slot slot = deployment.slot().orElseThrow();
    String host = slot.outsideName(deployment.service()) + "." + domain;
    return new HttpRoute(
        deployment.service(),
        slot.label(),
        deployment.id(),
        List.of(host.toLowerCase(Locale.ROOT)),
        oneService && slot == Slot.PRODUCTION,
        upstreams(deployment, outlook));
  }

  /**
   * The ready instances; where there is none, those that were ready and still run, because a
   * request that may be answered is better than one that is refused (Azure, too, keeps a single
   * instance in rotation whatever its status).
   */
  private static List<Upstream> upstreams(DesiredDeployment deployment, Outlook outlook) {
    List<ObservedInstance> working =
        deployment.roles().stream()
            .filter(DesiredRole::routed)
            .flatMap(role -> outlook.of(deployment.id(), role.name()).stream())
            .filter(instance -> !outlook.standsBy(instance))
            .toList();
    List<Upstream> ready = upstreams(working, i -> outlook.is(i, InstanceState.READY));
    return ready.isEmpty() ? upstreams(working, i -> mayAnswer(i, outlook)) : ready;
  }

  private static boolean mayAnswer(ObservedInstance instance, Outlook outlook) {
    return instance.alive()
        && instance.wasReady()
        && (outlook.is(instance, InstanceState.BUSY)
            || outlook.is(instance, InstanceState.UNRESPONSIVE));
  }

  private static List<Upstream> upstreams(
      List<ObservedInstance> instances, Predicate<ObservedInstance> test) {
    return instances.stream()
        .filter(test)
        .map(instance -> new Upstream(instance.key().toString(), LOOPBACK, instance.port()))
        .toList();
  }
}

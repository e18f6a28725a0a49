package org.troupe.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.troupe.role.RoleKind;

/**
 * What may change while a deployment keeps running and its instances are replaced one upgrade
 * domain after the other.
 *
 * <p>Roles may come and go, with their endpoints, sizes, settings, counts and code; a role under
 * another name is a role that goes and one that comes. Not so the number of upgrade domains, for
 * the walk goes by those there are; what a role is; and what its instances may rely on having kept.
 */
public final class UpgradeRules {

  private static final String OTHERWISE = ", or deploy to staging and swap";

  private final ServiceModel inForce;
  private final ServiceModel asked;
  private final List<String> refusals = new ArrayList<>();

  private UpgradeRules(ServiceModel inForce, ServiceModel asked) {
    this.inForce = inForce;
    this.asked = asked;
  }

  /**
   * Why the whole service cannot be upgraded in place.
   *
   * @return a sentence for each reason, with what to do instead; none if it can
   */
  public static List<String> refusals(ServiceModel inForce, ServiceModel asked) {
    UpgradeRules rules = new UpgradeRules(inForce, asked);
    rules.checkDomains();
    rules.checkRoles();
    return List.copyOf(rules.refusals);
  }

  /**
   * Why one role cannot be upgraded in place while the others stay as they are.
   *
   * @param role its name
   * @return a sentence for each reason, with what to do instead; none if it can
   */
  public static List<String> refusals(ServiceModel inForce, ServiceModel asked, String role) {
    UpgradeRules rules = new UpgradeRules(inForce, asked);
    rules.checkIsThere(role);
    if (rules.refusals.isEmpty()) {
      rules.checkDomains();
      rules.checkRoles();
      rules.checkOthers(role);
    }
    return List.copyOf(rules.refusals);
  }

  private void checkDomains() {
    int domains = inForce.definition().upgradeDomains();
    if (asked.definition().upgradeDomains() != domains) {
      refusals.add(
          "upgradeDomainCount is %d and would become %d: an upgrade in place walks the domains there are. Leave it at %d"
                  .formatted(domains, asked.definition().upgradeDomains(), domains)
              + OTHERWISE);
    }
  }

  private void checkRoles() {
    for (RoleDefinition role : inForce.definition().roles()) {
      asked
          .definition()
          .role(role.name())
          .ifPresent(
              next -> {
                checkKind(role, next);
                role.localResources().forEach(store -> checkStore(store, next));
              });
    }
  }

  private void checkKind(RoleDefinition role, RoleDefinition next) {
    if (role.kind() != next.kind()) {
      refusals.add(
          "role '%s' is a %s and would become a %s. Give the new one another name"
                  .formatted(role.name(), element(role.kind()), element(next.kind()))
              + OTHERWISE);
    }
  }

  /** An instance that is upgraded takes over what it has kept. */
  private void checkStore(LocalResource store, RoleDefinition next) {
    Optional<LocalResource> then =
        next.localResources().stream()
            .filter(other -> other.name().equals(store.name()))
            .findFirst();
    if (then.isEmpty() && !store.cleanOnRoleRecycle()) {
      refusals.add(
          "local storage '%s' of role '%s' would go, with what its instances keep there (cleanOnRoleRecycle is false). Leave it in"
                  .formatted(store.name(), next.name())
              + OTHERWISE);
    }
    then.filter(other -> other.megabytes() < store.megabytes())
        .ifPresent(
            other ->
                refusals.add(
                    "local storage '%s' of role '%s' has %d MB and would have %d: in place it can only grow. Leave it at %d"
                            .formatted(
                                store.name(),
                                next.name(),
                                store.megabytes(),
                                other.megabytes(),
                                store.megabytes())
                        + OTHERWISE));
  }

  private void checkIsThere(String role) {
    if (inForce.definition().role(role).isEmpty()) {
      refusals.add(
          "there is no role '%s' to upgrade. The roles are %s"
              .formatted(role, names(inForce.definition())));
    } else if (asked.definition().role(role).isEmpty()) {
      refusals.add(
          "role '%s' is not in the new package, whose roles are %s. To remove a role, upgrade the service as a whole"
              .formatted(role, names(asked.definition())));
    }
  }

  private void checkOthers(String upgraded) {
    Stream.concat(names(inForce.definition()).stream(), names(asked.definition()).stream())
        .distinct()
        .filter(name -> !name.equals(upgraded))
        .forEach(
            name ->
                changeOf(name)
                    .ifPresent(
                        change ->
                            refusals.add(
                                "role '%s' would %s: an upgrade of '%s' alone leaves the others as they are. Undo that, or upgrade the service as a whole"
                                    .formatted(name, change, upgraded))));
  }

  private Optional<String> changeOf(String name) {
    Optional<RoleDefinition> role = inForce.definition().role(name);
    Optional<RoleDefinition> next = asked.definition().role(name);
    if (role.isEmpty()) {
      return Optional.of("be added");
    }
    if (next.isEmpty()) {
      return Optional.of("be removed");
    }
    List<String> differences =
        RoleAspect.differences(
            role.get(),
            inForce.configuration().roles().get(name),
            next.get(),
            asked.configuration().roles().get(name));
    return differences.isEmpty()
        ? Optional.empty()
        : Optional.of("change too (" + String.join(", ", differences) + ")");
  }

  private static List<String> names(ServiceDefinition definition) {
    return definition.roles().stream().map(RoleDefinition::name).toList();
  }

  private static String element(RoleKind kind) {
    return switch (kind) {
      case WEB -> "WebRole";
      case WORKER -> "WorkerRole";
    };
  }
}

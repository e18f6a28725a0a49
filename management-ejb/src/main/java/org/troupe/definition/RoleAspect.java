package org.troupe.definition;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One thing that is said of a role.
 *
 * @param name what its author knows it by
 * @param value what is said
 */
record RoleAspect<T>(String name, Function<T, Object> value) {

  private static final List<RoleAspect<RoleDefinition>> DEFINED =
      List.of(
          new RoleAspect<>("its kind", RoleDefinition::kind),
          new RoleAspect<>("vmsize", RoleDefinition::size),
          new RoleAspect<>("Sites", RoleDefinition::site),
          new RoleAspect<>("Endpoints", RoleDefinition::endpoints),
          new RoleAspect<>("declared settings", RoleDefinition::settings),
          new RoleAspect<>("LocalStorage", RoleDefinition::localResources),
          new RoleAspect<>("t:Queue", RoleDefinition::queues),
          new RoleAspect<>("t:Health", RoleDefinition::health),
          new RoleAspect<>("t:Stop", RoleDefinition::stopping),
          new RoleAspect<>("t:Standby", RoleDefinition::standby),
          new RoleAspect<>("t:WarmUp", RoleDefinition::warmUpPaths),
          new RoleAspect<>("t:Job", RoleDefinition::jobs),
          new RoleAspect<>("t:Intake", RoleDefinition::intake));

  private static final List<RoleAspect<RoleConfiguration>> CONFIGURED =
      List.of(
          new RoleAspect<>("instance count", RoleConfiguration::count),
          new RoleAspect<>("values of settings", RoleConfiguration::settings));

  /** Names of what is said otherwise of a role the second time than the first. */
  static List<String> differences(
      RoleDefinition role,
      RoleConfiguration configuration,
      RoleDefinition otherRole,
      RoleConfiguration otherConfiguration) {
    return Stream.concat(
            differing(DEFINED, role, otherRole),
            differing(CONFIGURED, configuration, otherConfiguration))
        .toList();
  }

  private static <T> Stream<String> differing(List<RoleAspect<T>> aspects, T one, T other) {
    return aspects.stream()
        .filter(aspect -> !Objects.equals(aspect.value().apply(one), aspect.value().apply(other)))
        .map(RoleAspect::name);
  }
}

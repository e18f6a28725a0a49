package org.troupe.instance;

import static java.util.Objects.requireNonNull;

/**
 * Identity of a role instance on this platform.
 *
 * @param deployment id of the deployment it belongs to
 * @param role name of its role
 * @param ordinal its number among the role's instances, from 0
 */
public record InstanceKey(String deployment, String role, int ordinal)
    implements Comparable<InstanceKey> {

  private static final String SEPARATOR = "_IN_";

  public InstanceKey {
    requireNonNull(deployment, "deployment");
    requireNonNull(role, "role");
    if (ordinal < 0) {
      throw new IllegalArgumentException("ordinal is negative: " + ordinal);
    }
  }

  /**
   * Reads what {@link #toString()} writes.
   *
   * @throws IllegalArgumentException if the text is not {@code <deployment>/<role>_IN_<n>}
   */
  public static InstanceKey parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 1) {
      throw new IllegalArgumentException("not <deployment>/<role>_IN_<n>: " + text);
    }
    return of(text.substring(0, slash), text.substring(slash + 1));
  }

  /**
   * The key of a deployment's instance by its name.
   *
   * @param name {@code <role>_IN_<n>}
   * @throws IllegalArgumentException if the name is not of that form
   */
  public static InstanceKey of(String deployment, String name) {
    int mark = name.lastIndexOf(SEPARATOR);
    if (mark < 1) {
      throw new IllegalArgumentException("not <role>_IN_<n>: " + name);
    }
    return new InstanceKey(
        deployment,
        name.substring(0, mark),
        Integer.parseInt(name.substring(mark + SEPARATOR.length())));
  }

  /** The name as users see it, {@code <role>_IN_<n>}, as Azure writes it. */
  public String name() {
    return role + SEPARATOR + ordinal;
  }

  @Override
  public int compareTo(InstanceKey other) {
    int byDeployment = deployment.compareTo(other.deployment);
    if (byDeployment != 0) {
      return byDeployment;
    }
    int byRole = role.compareTo(other.role);
    return byRole != 0 ? byRole : Integer.compare(ordinal, other.ordinal);
  }

  @Override
  public String toString() {
    return deployment + "/" + name();
  }
}

package org.troupe.definition;

import java.util.List;

/**
 * The web applications of a web role.
 *
 * @param name unique in the role
 * @param physicalDirectory path of the WAR, or of a directory that holds exactly one, relative to
 *     the role's files; empty for these themselves
 * @param applications what is served below {@code /}
 */
public record Site(String name, String physicalDirectory, List<VirtualApplication> applications) {

  public Site {
    applications = List.copyOf(applications);
  }

  /**
   * A web application below the site's root.
   *
   * @param path where it is served, such as {@code /shop} or, nested, {@code /shop/admin}
   * @param physicalDirectory as that of the site
   */
  public record VirtualApplication(String path, String physicalDirectory) {}
}

package org.troupe.wire;

import java.util.List;

/**
 * An admitted package.
 *
 * @param id SHA-256 of the file, in hexadecimal
 * @param service the name its definition carries
 * @param version see {@link DeploymentView#version()}
 * @param bytes its size
 * @param warnings what in it has no effect here, each with file and line
 */
public record PackageView(
    String id, String service, String version, long bytes, List<FindingView> warnings) {

  public PackageView {
    warnings = List.copyOf(warnings);
  }
}

package org.troupe.cli;

import java.util.ArrayList;
import java.util.List;
import org.troupe.wire.RenewalRequest;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Arguments and options that say which instances are to be started again, within which limits. */
final class InstancesChoice {

  @Parameters(index = "0", paramLabel = "SERVICE", description = "The cloud service.")
  private String service;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "INSTANCE",
      description =
          "Instances, such as web_IN_0. Default: all, one upgrade domain after the other.")
  private List<String> instances = new ArrayList<>();

  @Mixin private LimitOptions limits;

  String service() {
    return service;
  }

  RenewalRequest request() {
    return new RenewalRequest(instances, limits.drainSeconds(), limits.stopSeconds());
  }

  /** What was chosen, in words. */
  @Override
  public String toString() {
    return (instances.isEmpty() ? "all instances" : String.join(", ", instances))
        + " of "
        + service;
  }
}

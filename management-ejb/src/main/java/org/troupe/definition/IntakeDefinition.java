package org.troupe.definition;

import java.util.List;
import java.util.Optional;

/**
 * What the intake of a web role is open for. A request needs the token, where one is asked for;
 * else it must come from the service's own pages or from one of the origins.
 *
 * @param queues the declared queues that it puts messages on
 * @param jobs the jobs that it starts
 * @param tokenSetting the role's setting whose value a caller must bring as bearer token
 * @param origins further origins whose pages may call, such as {@code https://shop.example}
 * @param sameOrigin whether the service's own pages may call
 * @param maxBytes the largest body it takes
 */
public record IntakeDefinition(
    List<String> queues,
    List<String> jobs,
    Optional<String> tokenSetting,
    List<String> origins,
    boolean sameOrigin,
    int maxBytes) {

  static final int DEFAULT_MAX_BYTES = 256 << 10;

  public IntakeDefinition {
    queues = List.copyOf(queues);
    jobs = List.copyOf(jobs);
    origins = List.copyOf(origins);
  }
}

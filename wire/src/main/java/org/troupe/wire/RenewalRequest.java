package org.troupe.wire;

import java.util.List;

/**
 * Asks for instances to be started again: {@code POST
 * /api/v1/services/{service}/slots/{slot}/restart}, {@code …/reimage} or {@code …/rebuild}.
 *
 * @param instances names of the instances; empty for all of the deployment
 * @param drainSeconds how long what has been begun may take to be finished, 0 to 3600; absent: as
 *     the role's definition says
 * @param stopSeconds how long an instance may take to stop when told to, 1 to 3600; absent: as the
 *     role's definition says
 */
public record RenewalRequest(
    List<String> instances, @MayBeAbsent Long drainSeconds, @MayBeAbsent Long stopSeconds) {

  public RenewalRequest {
    instances = List.copyOf(instances);
  }
}

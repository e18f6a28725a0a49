package org.troupe.wire;

import java.util.Map;

/**
 * Asks for other instance counts: {@code PATCH /api/v1/services/{service}/slots/{slot}}.
 *
 * @param instances role name to instance count; roles that are not named keep theirs
 * @param drainSeconds how long what has been begun may take to be finished, 0 to 3600; absent: as
 *     the role's definition says
 * @param stopSeconds how long an instance may take to stop when told to, 1 to 3600; absent: as the
 *     role's definition says
 */
public record ScaleRequest(
    Map<String, Integer> instances, @MayBeAbsent Long drainSeconds, @MayBeAbsent Long stopSeconds) {

  public ScaleRequest {
    instances = Map.copyOf(instances);
  }
}

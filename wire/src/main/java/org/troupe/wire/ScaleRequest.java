package org.troupe.wire;

import java.util.Map;

/**
 * Asks for other instance counts: {@code PATCH /api/v1/services/{service}/slots/{slot}}.
 *
 * @param instances role name to instance count; roles that are not named keep theirs
 */
public record ScaleRequest(Map<String, Integer> instances) {

  public ScaleRequest {
    instances = Map.copyOf(instances);
  }
}

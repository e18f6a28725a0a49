package org.troupe.wire;

/**
 * Asks for a deployment: {@code POST /api/v1/services/{service}/slots/{slot}/deployment}.
 *
 * @param packageId id of an uploaded package
 * @param configuration the text of the .cscfg
 */
public record DeployRequest(String packageId, String configuration) {}

package org.troupe.wire;

/**
 * Asks for a deployment: {@code POST /api/v1/services/{service}/slots/{slot}/deployment}.
 *
 * @param packageId id of an uploaded package
 * @param configuration the text of the .cscfg
 * @param autoSwap whether it is swapped into production once it is ready; absent: false
 */
public record DeployRequest(
    String packageId, String configuration, @MayBeAbsent Boolean autoSwap) {}

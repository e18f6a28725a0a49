package org.troupe.wire;

/**
 * Asks for an upgrade in place: {@code POST /api/v1/services/{service}/slots/{slot}/upgrade}.
 *
 * @param packageId id of an uploaded package; absent: the package stays
 * @param configuration the text of the .cscfg; absent: the configuration stays
 * @param role the only role to upgrade; absent: all
 * @param mode {@code auto}, or {@code manual}: every domain waits until it is asked for
 * @param drainSeconds how long what has been begun may take to be finished, 0 to 3600; absent: as
 *     the role's definition says
 * @param stopSeconds how long an instance may take to stop when told to, 1 to 3600; absent: as the
 *     role's definition says
 */
public record UpgradeRequest(
    @MayBeAbsent String packageId,
    @MayBeAbsent String configuration,
    @MayBeAbsent String role,
    String mode,
    @MayBeAbsent Long drainSeconds,
    @MayBeAbsent Long stopSeconds) {}

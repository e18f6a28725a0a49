package org.troupe.wire;

/**
 * An upgrade in place that is under way.
 *
 * @param toVersion version of the package that it leads to
 * @param mode {@code auto}, or {@code manual} where somebody says when the next domain's turn is
 * @param domain the upgrade domain that it has come to, 0-based; -1 before the first
 * @param domains how many upgrade domains there are
 * @param rollingBack whether it is being taken back
 */
public record UpgradeView(
    String toVersion, String mode, int domain, int domains, boolean rollingBack) {}

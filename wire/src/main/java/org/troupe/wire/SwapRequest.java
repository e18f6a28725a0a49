package org.troupe.wire;

/**
 * Asks for a swap: {@code POST /api/v1/services/{service}/swap}.
 *
 * @param preview whether it stops before requests are led elsewhere, to be completed or cancelled;
 *     absent: false
 * @param back whether the last swap is to be undone; absent: false
 */
public record SwapRequest(@MayBeAbsent Boolean preview, @MayBeAbsent Boolean back) {}

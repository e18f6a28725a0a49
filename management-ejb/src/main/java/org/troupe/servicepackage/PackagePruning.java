package org.troupe.servicepackage;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which packages can go. What a deployment needs stays, and so does what was used just now: between
 * an upload and its deployment nobody says yet that it is needed.
 *
 * @param unused how long it must not have been used
 * @param kept how many unused ones of each service stay, the last used
 */
record PackagePruning(Duration unused, int kept) {

  /** When there is room: packages to go back to stay. */
  static final PackagePruning USUAL = new PackagePruning(Duration.ofDays(1), 5);

  /** When the disk is nearly full. */
  static final PackagePruning URGENT = new PackagePruning(Duration.ofMinutes(10), 0);

  /** When a package must have been used for the last time to go. */
  Instant unusedSince(Instant now) {
    return now.minus(unused);
  }

  /**
   * The ids of those that can go.
   *
   * @param service tells the service that a package is of; asked only of those that may go
   */
  List<String> of(
      List<Shelf.Lying> all, Set<String> inUse, Function<String, String> service, Instant now) {
    Stream<Shelf.Lying> candidates = all.stream().filter(each -> !inUse.contains(each.id()));
    if (kept > 0) {
      Map<String, Integer> seen = new HashMap<>();
      candidates =
          candidates
              .sorted(Comparator.comparing(Shelf.Lying::lastUsed).reversed())
              .filter(each -> seen.merge(service.apply(each.id()), 1, Integer::sum) > kept);
    }
    return candidates
        .filter(each -> !each.lastUsed().isAfter(unusedSince(now)))
        .map(Shelf.Lying::id)
        .toList();
  }
}

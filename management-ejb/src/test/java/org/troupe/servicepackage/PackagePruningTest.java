package org.troupe.servicepackage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PackagePruningTest {

  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

  @Test
  void usuallyTheLastFiveUnusedOnesStay() {
    List<Shelf.Lying> all =
        IntStream.range(0, 8).mapToObj(i -> lying("p" + i, Duration.ofDays(2 + i))).toList();
    assertThat(PackagePruning.USUAL.of(all, Set.of("p0"), id -> "shop", NOW))
        .containsExactly("p6", "p7");
  }

  @Test
  void eachServiceHasFiveOfItsOwn() {
    List<Shelf.Lying> all =
        IntStream.range(0, 8).mapToObj(i -> lying("p" + i, Duration.ofDays(2 + i))).toList();
    assertThat(
            PackagePruning.USUAL.of(
                all, Set.of(), id -> id.compareTo("p4") < 0 ? "shop" : "blog", NOW))
        .isEmpty();
  }

  @Test
  void usuallyWhatWasUsedWithinADayStays() {
    List<Shelf.Lying> all =
        IntStream.range(0, 8).mapToObj(i -> lying("p" + i, Duration.ofHours(20 + i))).toList();
    assertThat(PackagePruning.USUAL.of(all, Set.of(), id -> "shop", NOW))
        .containsExactly("p5", "p6", "p7");
  }

  @Test
  void whenItIsUrgentAllUnusedOnesGoButForThoseOfTheLastTenMinutes() {
    List<Shelf.Lying> all =
        List.of(
            lying("uploading", Duration.ofMinutes(9)),
            lying("idle", Duration.ofMinutes(10)),
            lying("deployed", Duration.ofDays(10)));
    assertThat(PackagePruning.URGENT.of(all, Set.of("deployed"), id -> "shop", NOW))
        .containsExactly("idle");
  }

  private static Shelf.Lying lying(String id, Duration unused) {
    return new Shelf.Lying(id, NOW.minus(unused));
  }
}

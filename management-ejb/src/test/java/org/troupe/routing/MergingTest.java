package org.troupe.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.troupe.wire.HttpRoute;
import org.troupe.wire.RouteTable;
import org.troupe.wire.Upstream;

class MergingTest {

  private static final List<HttpRoute> ROUTES =
      List.of(
          new HttpRoute(
              "shop",
              "production",
              "d1",
              List.of("shop.localhost"),
              false,
              List.of(new Upstream("d1/web_IN_0", "127.0.0.1", 20001))));
  private static final List<String> SILENT = List.of("d1/web_IN_1");

  /** Else the plan would find it wanting, and publish anew in each pass. */
  @Test
  void tablesThatAgreeKeepTheirSilentInstances() {
    RouteTable merged = Merging.tables(List.of(table(4, ROUTES, SILENT), table(7, ROUTES, SILENT)));

    assertThat(merged).isEqualTo(table(7, ROUTES, SILENT));
  }

  @Test
  void tablesThatDisagreeOnWhoIsSilentAreNobodysWish() {
    RouteTable merged =
        Merging.tables(List.of(table(4, ROUTES, SILENT), table(5, ROUTES, List.of())));

    assertThat(merged.version()).isEqualTo(5);
    assertThat(merged.domain()).isEmpty();
  }

  @Test
  void tablesThatDisagreeHaveTheRoutesOfAll() {
    RouteTable merged =
        Merging.tables(List.of(table(4, ROUTES, SILENT), table(4, List.of(), SILENT)));

    assertThat(merged.httpRoutes()).isEqualTo(ROUTES);
    assertThat(merged.domain()).isEmpty();
  }

  private static RouteTable table(long version, List<HttpRoute> routes, List<String> silent) {
    return new RouteTable(version, "localhost", routes, silent);
  }
}

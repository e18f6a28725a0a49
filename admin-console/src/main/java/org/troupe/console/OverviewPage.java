package org.troupe.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.troupe.overview.ServiceOverviews;
import org.troupe.wire.PlatformView;
import org.troupe.wire.ServiceView;

/** Every service with both slots, and the platform; read once for each request. */
@Named
@RequestScoped
public class OverviewPage {

  @Inject private ServiceOverviews overviews;
  @Inject private Clock clock;

  private List<ServiceCard> services;
  private PlatformView platform;

  /** A card for each service, by name. */
  public List<ServiceCard> getServices() {
    if (services == null) {
      Instant now = clock.instant();
      List<ServiceView> all = overviews.all();
      services = all.stream().map(service -> ServiceCard.of(service, now)).toList();
    }
    return services;
  }

  /** One sentence about all instances of all services. */
  public Readiness getReadiness() {
    return Readiness.sum(getServices().stream().map(ServiceCard::readiness).toList());
  }

  public PlatformView getPlatform() {
    if (platform == null) {
      platform = overviews.platform();
    }
    return platform;
  }
}

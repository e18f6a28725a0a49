package org.troupe.overview;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import org.troupe.cloudservice.CloudService;
import org.troupe.cloudservice.CloudServices;
import org.troupe.deployment.Slot;
import org.troupe.instance.RoleInstances;
import org.troupe.operation.Operations;
import org.troupe.platform.ControllerConfig;
import org.troupe.queue.BrokerAdministration;
import org.troupe.routing.GatewayClient;
import org.troupe.wire.OperationView;
import org.troupe.wire.PlatformView;
import org.troupe.wire.ServiceView;
import org.troupe.wire.SlotView;

/** Reads what users see; changes nothing. */
@Stateless
public class ServiceOverviews {

  @Inject private CloudServices services;
  @Inject private RoleInstances instances;
  @Inject private Operations operations;
  @Inject private ControllerConfig config;
  @Inject private GatewayClient gateway;
  @Inject private BrokerAdministration broker;

  /** All services, by name. */
  public List<ServiceView> all() {
    return services.all().stream().map(this::view).toList();
  }

  /**
   * One service.
   *
   * @throws org.troupe.cloudservice.UnknownServiceException if there is none of this name
   */
  public ServiceView require(String service) {
    return view(services.require(service));
  }

  /**
   * One operation.
   *
   * @throws org.troupe.operation.UnknownOperationException if there is none of this number
   */
  public OperationView operation(long id) {
    return Views.of(operations.require(id));
  }

  /** The platform itself; that the database answers is shown by the answer. */
  public PlatformView platform() {
    operations.running();
    return new PlatformView(
        config.platformVersion(),
        config.domain(),
        config.gateway().publicAddress(),
        gateway.status().isPresent(),
        broker.leads().isPresent(),
        true);
  }

  private ServiceView view(CloudService service) {
    return new ServiceView(
        service.name(),
        Arrays.stream(Slot.values()).map(slot -> view(service, slot)).toList(),
        operations.runningOf(service.name()).map(Views::of).orElse(null));
  }

  private SlotView view(CloudService service, Slot slot) {
    PublicAddresses addresses =
        new PublicAddresses(config.gateway().publicAddress(), config.domain());
    return new SlotView(
        slot.label(),
        addresses.of(service.name(), slot),
        service
            .slots()
            .in(slot)
            .map(deployment -> Views.of(deployment, instances.of(deployment.id())))
            .orElse(null));
  }
}

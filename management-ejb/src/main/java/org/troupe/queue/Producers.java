package org.troupe.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.troupe.cloudservice.CloudService;
import org.troupe.cloudservice.ProducerCommands;
import org.troupe.deployment.Slot;
import org.troupe.platform.ControllerConfig;
import org.troupe.wire.ProducerView;

/** The logins with which programs outside put messages on a slot's queues. */
@ApplicationScoped
public class Producers {

  private ControllerConfig.Broker config;
  private ProducerCommands commands;
  private BrokerAdministration broker;

  protected Producers() {}

  @Inject
  Producers(ControllerConfig config, ProducerCommands commands, BrokerAdministration broker) {
    this.config = config.broker();
    this.commands = commands;
    this.broker = broker;
  }

  /** The login of a service's slot, as it is on record. */
  public static ProducerLogin login(CloudService service, Slot slot) {
    return new ProducerLogin(slot.outsideName(service.name()), service.producerPassword(slot));
  }

  /**
   * All that a producer needs. The login is made if it is not there.
   *
   * @throws org.troupe.cloudservice.UnknownServiceException if there is no such service
   */
  public ProducerView view(String service, Slot slot) {
    ProducerLogin login =
        new ProducerLogin(slot.outsideName(service), commands.password(service, slot));
    broker.ensureLogin(login);
    return view(service, slot, login);
  }

  /**
   * Gives the slot's producers another password; who is connected with the old one is thrown out.
   *
   * @throws org.troupe.cloudservice.UnknownServiceException if there is no such service
   */
  public ProducerView renew(String service, Slot slot) {
    ProducerLogin login =
        new ProducerLogin(slot.outsideName(service), commands.renew(service, slot));
    broker.renewLogin(login);
    return view(service, slot, login);
  }

  private ProducerView view(String service, Slot slot, ProducerLogin login) {
    List<ProducerView.Address> addresses =
        broker.outsideQueues(login.slot()).stream()
            .map(queue -> new ProducerView.Address(queue, QueueNames.outside(login.slot(), queue)))
            .toList();
    return new ProducerView(
        service,
        slot.label(),
        login.name(),
        login.password(),
        "tcp://" + config.publicAddress(),
        AmqpProbe.answers(config.host(), config.port()) ? "amqp://" + config.publicAddress() : null,
        addresses);
  }
}

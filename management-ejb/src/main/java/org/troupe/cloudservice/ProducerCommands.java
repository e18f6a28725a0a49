package org.troupe.cloudservice;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.troupe.deployment.Slot;

/** What is on record of the logins of producers outside; each method is one transaction. */
@Stateless
public class ProducerCommands {

  @Inject private CloudServices services;

  /**
   * The password of the slot's producers.
   *
   * @throws UnknownServiceException if there is no such service
   */
  public String password(String service, Slot slot) {
    return services.require(service).producerPassword(slot);
  }

  /**
   * Gives the slot's producers another password. It is on record only: the broker has to be told.
   *
   * @return the new one
   * @throws UnknownServiceException if there is no such service
   */
  public String renew(String name, Slot slot) {
    CloudService service = services.requireLocked(name);
    service.renewProducerPassword(slot);
    return service.producerPassword(slot);
  }
}

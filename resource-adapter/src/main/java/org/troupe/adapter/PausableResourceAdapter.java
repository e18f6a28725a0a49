package org.troupe.adapter;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.core.client.impl.ClientSessionImpl;
import org.apache.activemq.artemis.ra.ActiveMQResourceAdapter;

/**
 * Artemis' adapter, whose consumers can be paused through {@link ConsumersMXBean}. Sending through
 * it is never paused, nor is it ever stopped itself before the server ends: an adapter that comes
 * back leaves the beans that were tied to it silent (Payara/Payara#2386).
 */
public class PausableResourceAdapter extends ActiveMQResourceAdapter {

  private static final String NAME = "org.troupe:type=Consumers";

  private transient volatile Consumers consumers;
  private transient volatile Destinations destinations;

  @Override
  public void start(BootstrapContext context) throws ResourceAdapterInternalException {
    try {
      destinations = Destinations.ofThisProcess();
      CausesQueue causes =
          new CausesQueue(
              () -> getDefaultActiveMQConnectionFactory().getServerLocator().createSessionFactory(),
              getUserName(),
              getPassword(),
              Standby.instanceOfThisProcess());
      consumers =
          new Consumers(
              new OfArtemis(),
              new FailureNotes(causes, System::currentTimeMillis),
              Standby.ofThisProcess());
      super.start(context);
      register(consumers);
    } catch (IOException | JMException e) {
      throw new ResourceAdapterInternalException("Consumers cannot be governed", e);
    }
  }

  private static void register(Consumers consumers) throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName name = new ObjectName(NAME);
    if (server.isRegistered(name)) {
      server.unregisterMBean(name);
    }
    server.registerMBean(consumers, name);
  }

  @Override
  public void endpointActivation(MessageEndpointFactory factory, ActivationSpec spec)
      throws ResourceException {
    destinations.lead(spec);
    consumers.add(factory, spec);
  }

  @Override
  public void endpointDeactivation(MessageEndpointFactory factory, ActivationSpec spec) {
    consumers.remove(spec);
  }

  /** Called for each consumer of an activation, and for nothing else. */
  @Override
  public ClientSession createSession(
      ClientSessionFactory factory,
      int acknowledgeMode,
      String user,
      String password,
      Boolean preAcknowledge,
      Integer dupsOkBatchSize,
      Integer transactionBatchSize,
      boolean deliveryTransacted,
      boolean useLocalTransaction,
      Integer transactionTimeout)
      throws Exception {
    ClientSession session =
        super.createSession(
            factory,
            acknowledgeMode,
            user,
            password,
            preAcknowledge,
            dupsOkBatchSize,
            transactionBatchSize,
            deliveryTransacted,
            useLocalTransaction,
            transactionTimeout);
    if (!consumers.admits(new ArtemisSession((ClientSessionImpl) session))) {
      session.close();
      throw new ResourceException("The consumers are paused");
    }
    return session;
  }

  @Override
  public void stop() {
    if (consumers != null) {
      consumers.end();
    }
    try {
      ManagementFactory.getPlatformMBeanServer().unregisterMBean(new ObjectName(NAME));
    } catch (JMException e) {
      System.getLogger(getClass().getName()).log(System.Logger.Level.DEBUG, "not registered", e);
    }
    super.stop();
  }

  private final class OfArtemis implements Activations {

    @Override
    public void activate(MessageEndpointFactory factory, ActivationSpec spec)
        throws ResourceException {
      PausableResourceAdapter.super.endpointActivation(factory, spec);
    }

    @Override
    public void deactivate(MessageEndpointFactory factory, ActivationSpec spec) {
      PausableResourceAdapter.super.endpointDeactivation(factory, spec);
    }
  }
}

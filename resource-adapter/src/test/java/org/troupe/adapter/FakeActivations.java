package org.troupe.adapter;

import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.transaction.xa.XAResource;

/** Consumers in memory, to which a test brings the messages. */
final class FakeActivations implements Activations {

  final List<String> active = new CopyOnWriteArrayList<>();
  volatile MessageEndpointFactory lastFactory;

  @Override
  public void activate(MessageEndpointFactory factory, ActivationSpec spec)
      throws ResourceException {
    lastFactory = factory;
    active.add(factory.getActivationName());
  }

  @Override
  public void deactivate(MessageEndpointFactory factory, ActivationSpec spec) {
    active.remove(factory.getActivationName());
  }

  /** A specification that knows whether it is one. */
  static final class Spec implements ActivationSpec {

    private final boolean valid;

    Spec(boolean valid) {
      this.valid = valid;
    }

    @Override
    public void validate() throws InvalidPropertyException {
      if (!valid) {
        throw new InvalidPropertyException("no destination");
      }
    }

    @Override
    public ResourceAdapter getResourceAdapter() {
      return null;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter adapter) {
      // Belongs to none.
    }
  }

  /**
   * A bean.
   *
   * @param failure with which it refuses each message; null if it takes them
   */
  record Bean(String name, RuntimeException failure) implements MessageEndpointFactory {

    Bean(String name) {
      this(name, null);
    }

    @Override
    public MessageEndpoint createEndpoint(XAResource resource) throws UnavailableException {
      return new Endpoint(failure);
    }

    @Override
    public MessageEndpoint createEndpoint(XAResource resource, long timeout)
        throws UnavailableException {
      return new Endpoint(failure);
    }

    @Override
    public boolean isDeliveryTransacted(Method method) {
      return true;
    }

    @Override
    public String getActivationName() {
      return name;
    }

    @Override
    public Class<?> getEndpointClass() {
      return Endpoint.class;
    }
  }

  /** Does nothing with a message but refuse it; a null method cannot be delivered to. */
  record Endpoint(RuntimeException failure) implements MessageEndpoint, MessageListener {

    @Override
    public void beforeDelivery(Method method) throws NoSuchMethodException {
      if (method == null) {
        throw new NoSuchMethodException();
      }
    }

    @Override
    public void onMessage(Message message) {
      if (failure != null) {
        throw failure;
      }
    }

    @Override
    public void afterDelivery() {
      // Done.
    }

    @Override
    public void release() {
      // Nothing is held.
    }
  }
}

package org.troupe.agent.broker;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import javax.naming.NamingException;

/** The deployment's login at the broker. */
@FunctionalInterface
public interface BrokerLogin {

  /**
   * Makes a connection, at once or not at all. One that breaks stays broken: whoever has it makes
   * another.
   *
   * @throws JMSException if the broker is away
   */
  Connection connect() throws JMSException;

  /**
   * The broker's own client out of the resource adapter, without the server's pool: that gives no
   * transactions of ours, and waits for what the applications hold.
   *
   * @param callLimit how long the broker may take for anything
   * @throws ReflectiveOperationException if the adapter's client is not the one that is expected
   * @throws NamingException if there is no adapter
   */
  static BrokerLogin ofInstance(Duration callLimit)
      throws ReflectiveOperationException, NamingException {
    ClassLoader adapter =
        ServerNames.lookup("jms/troupe", ConnectionFactory.class).getClass().getClassLoader();
    String client = "org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory";
    try {
      ConnectionFactory factory =
          Class.forName(client, true, adapter)
              .asSubclass(ConnectionFactory.class)
              .getConstructor(String.class)
              .newInstance(url(callLimit));
      String user = System.getenv("TROUPE_BROKER_USER");
      String password = System.getenv("TROUPE_BROKER_PASSWORD");
      return () -> factory.createConnection(user, password);
    } catch (InvocationTargetException e) {
      throw new ReflectiveOperationException(client + ": " + e.getCause(), e.getCause());
    }
  }

  private static String url(Duration callLimit) {
    return "tcp://"
        + System.getenv("TROUPE_BROKER_HOST")
        + ":"
        + System.getenv("TROUPE_BROKER_PORT")
        + "?reconnectAttempts=0&initialConnectAttempts=1&consumerWindowSize=0&connectionTTL=60000"
        + "&callTimeout="
        + callLimit.toMillis();
  }
}

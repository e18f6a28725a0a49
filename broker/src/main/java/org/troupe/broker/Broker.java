package org.troupe.broker;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ActiveMQServers;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.protocol.amqp.broker.ProtonProtocolManagerFactory;
import org.apache.activemq.artemis.spi.core.remoting.Acceptor;
import org.apache.activemq.artemis.spi.core.security.ActiveMQBasicSecurityManager;
import org.apache.activemq.artemis.utils.PasswordMaskingUtil;

/**
 * One Artemis server, which speaks its own core protocol and AMQP 1.0 at the same port. It begins
 * with an administrator, who may do everything, a dead letter queue and an expiry queue; all else –
 * users, what they may do, queues, diverts – the administrator makes by management messages, and
 * the server keeps it in its journal. Nothing comes to be by itself: a message to an address that
 * nobody made is refused.
 *
 * <p>Permissions set for an address replace those for all ({@code #}), so they must name the role
 * {@link #ADMIN_ROLE} too.
 */
final class Broker {

  static final String ADMIN_ROLE = "admin";
  static final String DEAD_LETTERS = "DLQ";
  static final String EXPIRED = "ExpiryQueue";

  private static final long MEBIBYTE = 1024L * 1024;

  private final ActiveMQServer server;

  Broker(BrokerOptions options) throws Exception {
    server = ActiveMQServers.newActiveMQServer(configuration(options), null, security(options));
    server.addProtocolManagerFactory(new ProtonProtocolManagerFactory());
  }

  /** Answers once the broker takes connections. */
  void start() throws Exception {
    server.start();
    if (!server.waitForActivation(30, TimeUnit.SECONDS) || !accepts()) {
      server.stop();
      throw new IllegalStateException("the broker did not come up; see the messages above");
    }
  }

  /** Artemis itself only logs that a port is taken, and goes on without it. */
  private boolean accepts() {
    return server.getRemotingService().getAcceptors().values().stream()
        .allMatch(Acceptor::isStarted);
  }

  void stop() throws Exception {
    server.stop();
  }

  private static ActiveMQBasicSecurityManager security(BrokerOptions options) throws Exception {
    // Stored as given, and compared by hash if it is one: so the journal holds no plain password.
    String hash = PasswordMaskingUtil.getHashProcessor().hash(options.password());
    return new ActiveMQBasicSecurityManager()
        .init(
            Map.of(
                ActiveMQBasicSecurityManager.BOOTSTRAP_USER, options.user(),
                ActiveMQBasicSecurityManager.BOOTSTRAP_PASSWORD, hash,
                ActiveMQBasicSecurityManager.BOOTSTRAP_ROLE, ADMIN_ROLE));
  }

  private static Configuration configuration(BrokerOptions options) {
    Configuration configuration = new ConfigurationImpl();
    configuration
        .setName("troupe")
        .setSecurityEnabled(true)
        .setJMXManagementEnabled(false)
        .setResolveProtocols(false)
        .addAcceptorConfiguration(acceptor(options))
        .setSecurityRoles(Map.of("#", Set.of(administrator())))
        .setAddressSettings(Map.of("#", everyAddress()))
        .setAddressConfigurations(List.of(anycast(DEAD_LETTERS), anycast(EXPIRED)));
    return storedBelow(options, configuration);
  }

  private static Configuration storedBelow(BrokerOptions options, Configuration configuration) {
    return configuration
        .setPersistenceEnabled(true)
        // Asynchronous I/O wants O_DIRECT, which not every file system of a data directory has.
        .setJournalType(JournalType.NIO)
        .setJournalDirectory(options.data().resolve("journal").toString())
        .setBindingsDirectory(options.data().resolve("bindings").toString())
        .setLargeMessagesDirectory(options.data().resolve("large-messages").toString())
        .setPagingDirectory(options.data().resolve("paging").toString())
        // A predecessor that is still stopping holds the journal's lock; wait, but not for ever.
        .setJournalLockAcquisitionTimeout(30_000)
        .setGlobalMaxSize(48 * MEBIBYTE)
        // By default producers are blocked from 90 % of the disk on, many gigabytes too early.
        .setMaxDiskUsage(-1)
        .setMinDiskFree(256 * MEBIBYTE)
        // A fast writer fills that in the 5 s after which it would look again, and what cannot be
        // written then ends the broker.
        .setDiskScanPeriod(1_000);
  }

  private static TransportConfiguration acceptor(BrokerOptions options) {
    return new TransportConfiguration(
        NettyAcceptorFactory.class.getName(),
        Map.of(
            "host",
            options.host(),
            "port",
            options.port(),
            "protocols",
            "CORE,AMQP",
            "remotingThreads",
            4),
        "core");
  }

  private static Role administrator() {
    return new Role(
        ADMIN_ROLE, true, true, true, true, true, true, true, true, true, true, true, true);
  }

  private static AddressSettings everyAddress() {
    return new AddressSettings()
        .setAutoCreateAddresses(false)
        .setAutoCreateQueues(false)
        .setAutoDeleteAddresses(false)
        .setAutoDeleteQueues(false)
        .setDeadLetterAddress(SimpleString.of(DEAD_LETTERS))
        .setExpiryAddress(SimpleString.of(EXPIRED))
        .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
        .setPageSizeBytes((int) MEBIBYTE);
  }

  private static CoreAddressConfiguration anycast(String name) {
    return new CoreAddressConfiguration()
        .setName(name)
        .addRoutingType(RoutingType.ANYCAST)
        .addQueueConfig(QueueConfiguration.of(name).setRoutingType(RoutingType.ANYCAST));
  }
}

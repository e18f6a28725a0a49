package org.troupe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionalException;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.troupe.lease.ControllerLease;
import org.troupe.lease.LeaseLostException;
import org.troupe.lease.LeaseView;
import org.troupe.platform.ControllerConfig;

/** The controller's lease in a real Payara Micro: in the transactions of those who write. */
@ArquillianTest
class LeaseInTransactionIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String WRITE = "insert into access_token values ('lease', 'lease', now())";
  private static final String TAKE_AWAY =
      "update controller_lease set term = term + 1, holder = 'other', held_until = now() + '1 hour'";

  @Inject private ControllerLease lease;
  @Inject private ControllerConfig config;
  @Resource private UserTransaction transaction;

  @PersistenceContext(unitName = "troupe")
  private EntityManager entityManager;

  @Deployment
  static WebArchive archive() {
    return Archives.controlPlane();
  }

  @BeforeEach
  void awaitHeld() {
    await().atMost(LIMIT).until(lease::isHeld);
  }

  @AfterEach
  void giveBack() throws Exception {
    if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
      transaction.rollback();
    }
    elsewhere("update controller_lease set held_until = now() where holder = 'other'");
    elsewhere("delete from access_token where name = 'lease'");
  }

  /** In a session that has nothing to do with the server's. */
  private void elsewhere(String command) throws SQLException {
    ControllerConfig.Database database = config.database();
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        Statement statement = connection.createStatement()) {
      statement.execute("set lock_timeout = 200");
      statement.execute(command);
    }
  }

  private long number(String query) {
    return ((Number) entityManager.createNativeQuery(query).getSingleResult()).longValue();
  }

  private long writes() {
    return number("select count(*) from access_token where name = 'lease'");
  }

  @Test
  void theOnlyControllerLeads() {
    LeaseView view = lease.current().orElseThrow();
    assertThat(view.holder()).isEqualTo(config.lease().controller());
    assertThat(view.address()).startsWith(ProcessHandle.current().pid() + "@");
    assertThat(view.until()).isAfter(view.since());
  }

  @Test
  void whatIsConfirmedIsTheTransactionThatWrites() throws Exception {
    transaction.begin();
    lease.confirm();
    assertThat(
            number(
                "select count(*) from pg_locks where pid = pg_backend_pid()"
                    + " and relation = 'controller_lease'::regclass and mode = 'RowShareLock'"))
        .isEqualTo(1);
    entityManager.createNativeQuery(WRITE).executeUpdate();
    assertThatThrownBy(() -> elsewhere(TAKE_AWAY)).hasMessageContaining("lock timeout");
    transaction.commit();
    assertThat(writes()).isEqualTo(1);
    elsewhere(TAKE_AWAY);
  }

  @Test
  void whoDoesNotLeadAnyMoreWritesNothing() throws Exception {
    transaction.begin();
    entityManager.createNativeQuery(WRITE).executeUpdate();
    elsewhere(TAKE_AWAY);
    assertThatThrownBy(lease::confirm).isInstanceOf(LeaseLostException.class);
    assertThat(transaction.getStatus()).isEqualTo(Status.STATUS_MARKED_ROLLBACK);
    transaction.rollback();
    assertThat(writes()).isZero();
    await().atMost(LIMIT).until(() -> !lease.isHeld());
    assertThat(lease.current().orElseThrow().holder()).isEqualTo("other");
  }

  @Test
  void withoutATransactionThereIsNothingToConfirm() {
    assertThatThrownBy(lease::confirm).isInstanceOf(TransactionalException.class);
  }
}

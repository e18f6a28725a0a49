package org.troupe.access;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import org.troupe.platform.ControllerConfig;

/**
 * The tokens that open the admin REST and the console. The first one is made by {@code troupe up};
 * the controller learns its hash from the configuration at each start.
 *
 * <p>A token is 256 random bits, so that a plain SHA-256 of it cannot be turned back and looking
 * the hash up tells nothing by its timing.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
public class AccessTokens {

  private static final String BOOTSTRAP = "admin";

  @Inject private ControllerConfig config;
  @Inject private Clock clock;

  @PersistenceContext(unitName = "troupe")
  private EntityManager entityManager;

  @PostConstruct
  void takeOverBootstrapToken() {
    AccessToken known = entityManager.find(AccessToken.class, BOOTSTRAP);
    if (known == null) {
      entityManager.persist(
          new AccessToken(BOOTSTRAP, config.bootstrapTokenHash(), clock.instant()));
    } else if (!known.hash().equals(config.bootstrapTokenHash())) {
      known.replaceHash(config.bootstrapTokenHash());
    }
  }

  /**
   * Whose token this is.
   *
   * @return the token's name; empty when there is no such token
   */
  @Lock(LockType.READ)
  public Optional<String> nameOf(String token) {
    return entityManager
        .createQuery("select t from AccessToken t where t.hash = :hash", AccessToken.class)
        .setParameter("hash", hash(token))
        .getResultStream()
        .map(AccessToken::name)
        .findFirst();
  }

  private static String hash(String token) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

package org.troupe.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;
import org.troupe.access.AccessTokens;

/** Knows whose token a token is. Every token may do everything, so far. */
@ApplicationScoped
public class TokenIdentityStore implements IdentityStore {

  /** The one role there is; {@code web.xml} asks for it. */
  static final Set<String> ROLES = Set.of("admin");

  @Inject private AccessTokens tokens;

  @Override
  public CredentialValidationResult validate(Credential credential) {
    if (!(credential instanceof TokenCredential presented)) {
      return CredentialValidationResult.NOT_VALIDATED_RESULT;
    }
    return tokens
        .nameOf(presented.token())
        .map(name -> new CredentialValidationResult(name, ROLES))
        .orElse(CredentialValidationResult.INVALID_RESULT);
  }
}

package org.troupe.security;

import jakarta.security.enterprise.credential.Credential;

/** A bearer token as somebody presents it. */
public final class TokenCredential implements Credential {

  private final String token;

  /** A token that is still to be checked. */
  public TokenCredential(String token) {
    this.token = token;
  }

  String token() {
    return token;
  }
}

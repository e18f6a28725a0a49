package org.troupe.security;

import static jakarta.security.enterprise.identitystore.CredentialValidationResult.Status.VALID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.troupe.rest.HttpStatusProblem;
import org.troupe.rest.ProblemAnswer;

/**
 * Two doors, and no way from one to the other: the admin REST takes a bearer token with each
 * request and never a cookie; the console takes a session, which one gets for a token on the login
 * page.
 */
@ApplicationScoped
public class TokenAuthentication implements HttpAuthenticationMechanism {

  private static final String API = "/api/";
  private static final String SCHEME = "Bearer ";

  @Inject private IdentityStoreHandler identities;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
      throws AuthenticationException {
    try {
      if (request.getServletPath().startsWith(API)) {
        return bearer(request, response, context);
      }
      return context.isAuthenticationRequest()
          ? login(request, context)
          : session(request, response, context);
    } catch (IOException e) {
      throw new AuthenticationException("the answer could not be written", e);
    }
  }

  private AuthenticationStatus bearer(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
      throws IOException {
    Optional<TokenCredential> token = token(request);
    if (token.isPresent()) {
      CredentialValidationResult result = identities.validate(token.get());
      if (result.getStatus() == VALID) {
        return context.notifyContainerAboutLogin(result);
      }
    }
    response.setHeader("WWW-Authenticate", "Bearer");
    SecurityHeaders.set(response);
    ProblemAnswer.write(HttpStatusProblem.of(HttpServletResponse.SC_UNAUTHORIZED), response);
    return AuthenticationStatus.SEND_FAILURE;
  }

  private static Optional<TokenCredential> token(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader("Authorization"))
        .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(value -> new TokenCredential(value.substring(SCHEME.length()).strip()));
  }

  private AuthenticationStatus login(HttpServletRequest request, HttpMessageContext context) {
    Credential credential = context.getAuthParameters().getCredential();
    CredentialValidationResult result = identities.validate(credential);
    if (result.getStatus() != VALID) {
      return AuthenticationStatus.SEND_FAILURE;
    }
    ConsoleSession.begin(request, result.getCallerPrincipal().getName());
    return context.notifyContainerAboutLogin(result);
  }

  private static AuthenticationStatus session(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
      throws IOException {
    Optional<String> name = ConsoleSession.nameIn(request);
    if (name.isPresent()) {
      return context.notifyContainerAboutLogin(name.get(), TokenIdentityStore.ROLES);
    }
    if (!context.isProtected()) {
      return context.doNothing();
    }
    SecurityHeaders.set(response);
    LoginRedirect.send(request, response);
    return AuthenticationStatus.SEND_CONTINUE;
  }
}

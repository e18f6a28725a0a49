package org.troupe.security;

import static jakarta.security.enterprise.AuthenticationStatus.SUCCESS;
import static jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters.withParams;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;

/** The login page, and the way out. */
@Named
@RequestScoped
public class LoginPage {

  private static final String OVERVIEW = "/overview?faces-redirect=true";
  private static final String LOGIN = "/login?faces-redirect=true";

  @Inject private SecurityContext security;
  @Inject private LoginAttempts attempts;
  @Inject private ExternalContext external;

  private String token;
  private String problem;

  /** Logs in with the token that was typed. */
  public String login() {
    HttpServletRequest request = (HttpServletRequest) external.getRequest();
    String address = request.getRemoteAddr();
    Duration wait = attempts.waitOf(address);
    if (!wait.isZero()) {
      problem = "Too many attempts. Try again in " + (wait.toSeconds() + 1) + " s.";
      return null;
    }
    TokenCredential credential = new TokenCredential(token == null ? "" : token.strip());
    HttpServletResponse response = (HttpServletResponse) external.getResponse();
    if (security.authenticate(request, response, withParams().credential(credential)) == SUCCESS) {
      attempts.succeeded(address);
      return OVERVIEW;
    }
    attempts.failed(address);
    problem = "This token is not known here. Check that it was copied completely.";
    return null;
  }

  /** Ends the session. */
  public String logout() {
    ConsoleSession.end((HttpServletRequest) external.getRequest());
    return LOGIN;
  }

  public String getToken() {
    return null;
  }

  public void setToken(String token) {
    this.token = token;
  }

  public String getProblem() {
    return problem;
  }
}

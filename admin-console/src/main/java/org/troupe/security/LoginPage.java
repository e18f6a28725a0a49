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

/** The login page, and the way out. */
@Named
@RequestScoped
public class LoginPage {

  private static final String OVERVIEW = "/overview?faces-redirect=true";
  private static final String LOGIN = "/login?faces-redirect=true";
  private static final String UNKNOWN = "unknown";
  private static final String TOO_MANY = "too-many";

  @Inject private SecurityContext security;
  @Inject private LoginAttempts attempts;
  @Inject private ExternalContext external;

  private String token;
  private String problem;

  /** Logs in with the token that was typed. */
  public String login() {
    HttpServletRequest request = (HttpServletRequest) external.getRequest();
    String address = request.getRemoteAddr();
    if (!attempts.waitOf(address).isZero()) {
      return failure(TOO_MANY);
    }
    TokenCredential credential = new TokenCredential(token == null ? "" : token.strip());
    HttpServletResponse response = (HttpServletResponse) external.getResponse();
    if (security.authenticate(request, response, withParams().credential(credential)) == SUCCESS) {
      attempts.succeeded(address);
      return OVERVIEW;
    }
    attempts.failed(address);
    return failure(UNKNOWN);
  }

  /** Ends the session. */
  public String logout() {
    ConsoleSession.end((HttpServletRequest) external.getRequest());
    return LOGIN;
  }

  /** A redirect here too, so that going back or reloading sends no token a second time. */
  private static String failure(String problem) {
    return LOGIN + "&problem=" + problem;
  }

  /** Why the last attempt failed, in words; empty if there was none. */
  public String getProblemText() {
    if (UNKNOWN.equals(problem)) {
      return "This token is not known here. Was it copied completely?";
    }
    return TOO_MANY.equals(problem) ? "Too many attempts. Try again in half a minute." : "";
  }

  /** Never shown again. */
  public String getToken() {
    return null;
  }

  public void setToken(String token) {
    this.token = token;
  }

  public String getProblem() {
    return problem;
  }

  public void setProblem(String problem) {
    this.problem = problem;
  }
}

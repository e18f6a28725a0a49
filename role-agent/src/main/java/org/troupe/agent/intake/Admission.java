package org.troupe.agent.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Who may call the intake: the bearer of its token, or pages of certain origins. */
final class Admission {

  private final IntakeSettings settings;
  private final UnaryOperator<String> configuration;

  /**
   * By these rules.
   *
   * @param configuration the role's settings; null for one that has no value
   */
  Admission(IntakeSettings settings, UnaryOperator<String> configuration) {
    this.settings = settings;
    this.configuration = configuration;
  }

  /**
   * What of a request counts.
   *
   * @param authorization that header; may be null
   * @param origin that header; may be null
   * @param scheme by which the caller came to the gateway
   * @param host what the caller named there
   * @param reads whether it only reads; a page's own scripts name no origin then
   */
  record Caller(String authorization, String origin, String scheme, String host, boolean reads) {}

  /** Why the caller is refused; empty if it is not. */
  Optional<Problem> objection(Caller caller) {
    if (settings.tokenSetting().isPresent()) {
      return bringsToken(caller)
          ? Optional.empty()
          : Optional.of(
              new Problem(401, "Unauthorized", "Bring the token: Authorization: Bearer …"));
    }
    boolean fine =
        caller.origin() == null ? caller.reads() : isListed(caller.origin()) || isSame(caller);
    return fine
        ? Optional.empty()
        : Optional.of(new Problem(403, "Forbidden", "Requests from this origin are not taken in."));
  }

  /** Whether a page of that origin may see the answer though it is another one's. */
  boolean isListed(String origin) {
    return settings.origins().contains(origin);
  }

  private boolean bringsToken(Caller caller) {
    String token = configuration.apply(settings.tokenSetting().orElseThrow());
    String brought = caller.authorization();
    if (token == null || token.isEmpty() || brought == null) {
      return false;
    }
    byte[] expected = ("Bearer " + token).getBytes(UTF_8);
    return MessageDigest.isEqual(expected, brought.getBytes(UTF_8));
  }

  private boolean isSame(Caller caller) {
    return settings.sameOrigin()
        && caller.host() != null
        && canonical(caller.origin()).isPresent()
        && canonical(caller.origin()).equals(canonical(caller.scheme() + "://" + caller.host()));
  }

  /** With its port; empty if it is no origin. */
  private static Optional<String> canonical(String origin) {
    try {
      URI uri = URI.create(origin.toLowerCase(Locale.ROOT));
      if (uri.getScheme() == null || uri.getHost() == null) {
        return Optional.empty();
      }
      int usual = uri.getScheme().equals("https") ? 443 : 80;
      int port = uri.getPort() < 0 ? usual : uri.getPort();
      return Optional.of(uri.getScheme() + "://" + uri.getHost() + ":" + port);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}

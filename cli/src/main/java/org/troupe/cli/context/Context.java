package org.troupe.cli.context;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;

/**
 * A platform elsewhere that somebody has logged in to.
 *
 * @param name what it is called here
 * @param address where its console is, such as {@code https://troupe.example.org:9090/}
 * @param token a token that it accepts
 * @param insecureHttp whether the token may be sent there in clear text
 */
public record Context(
    String name, @JsonProperty("url") URI address, String token, boolean insecureHttp) {

  /** Never tells the token. */
  @Override
  public String toString() {
    return name + " at " + address;
  }
}

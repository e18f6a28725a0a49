package org.troupe.cli.context;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.troupe.cli.platform.PlatformException;

/** Where a token may be sent: anywhere by https, and by plain http to this machine only. */
public final class ConsoleAddress {

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|.+\\.localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[0(:0){6}:1]");

  private ConsoleAddress() {}

  /**
   * Answers with the address if a token may be sent there.
   *
   * @param insecureHttp whether it may also be sent over a network in clear text
   * @throws PlatformException if not
   */
  public static URI checked(URI address, boolean insecureHttp) {
    String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    if (!Set.of("http", "https").contains(scheme) || address.getHost() == null) {
      throw new PlatformException(
          "'" + address + "' is no address of a console",
          "It looks like https://troupe.example.org:9090/");
    }
    if (scheme.equals("http") && !insecureHttp && !isLoopback(address.getHost())) {
      throw new PlatformException(
          "the token would cross the network in clear text to " + address,
          "Use https, or a tunnel (ssh -L 9090:127.0.0.1:9090 "
              + address.getHost()
              + "), or --insecure-http if nobody else can listen");
    }
    return address;
  }

  /** By its name alone: what a name server says may be forged. */
  private static boolean isLoopback(String host) {
    return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }
}

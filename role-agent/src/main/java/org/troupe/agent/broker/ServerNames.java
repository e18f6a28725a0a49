package org.troupe.agent.broker;

import javax.naming.InitialContext;
import javax.naming.NamingException;

/** The server's resources, by the names that the host's boot commands gave them. */
public final class ServerNames {

  private ServerNames() {}

  /**
   * Looks one up.
   *
   * @throws NamingException if there is none of that name and type
   */
  @SuppressWarnings("BanJNDI") // Constant names, in the server's own memory.
  public static <T> T lookup(String name, Class<T> type) throws NamingException {
    Object found = new InitialContext().lookup(name);
    if (!type.isInstance(found)) {
      throw new NamingException(name + " is no " + type.getSimpleName());
    }
    return type.cast(found);
  }
}

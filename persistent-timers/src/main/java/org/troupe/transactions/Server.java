package org.troupe.transactions;

import java.lang.reflect.Method;

/** The server's classes are not known here by name, and some by no loader but their own. */
final class Server {

  private Server() {}

  static Object call(Object target, String name) throws ReflectiveOperationException {
    for (Class<?> type = target.getClass(); type != null; type = type.getSuperclass()) {
      try {
        Method method = type.getDeclaredMethod(name);
        method.setAccessible(true);
        return method.invoke(target);
      } catch (NoSuchMethodException inherited) {
        // Further up, if anywhere.
      }
    }
    throw new NoSuchMethodException(target.getClass() + "." + name);
  }
}

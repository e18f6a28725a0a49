package org.troupe.transactions;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The server's classes are not known here by name, and some by no loader but their own. */
final class Server {

  /** By class and name; it is asked for with every transaction. */
  private static final Map<String, Method> KNOWN = new ConcurrentHashMap<>();

  private Server() {}

  static Object call(Object target, String name) throws ReflectiveOperationException {
    String key = target.getClass().getName() + '.' + name;
    Method method = KNOWN.get(key);
    if (method == null) {
      method = find(target.getClass(), name);
      method.setAccessible(true);
      KNOWN.put(key, method);
    }
    return method.invoke(target);
  }

  private static Method find(Class<?> target, String name) throws NoSuchMethodException {
    for (Class<?> type = target; type != null; type = type.getSuperclass()) {
      try {
        return type.getDeclaredMethod(name);
      } catch (NoSuchMethodException inherited) {
        // Further up, if anywhere.
      }
    }
    throw new NoSuchMethodException(target + "." + name);
  }
}

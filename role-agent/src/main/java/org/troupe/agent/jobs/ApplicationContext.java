package org.troupe.agent.jobs;

import fish.payara.micro.PayaraMicro;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * An application of this server, seen from outside: its class loader, and the way into its
 * component context, by which a thread of ours counts as one of its own (names, CDI, security) and
 * hands that on to managed executors. By the server's own, unpublished API, so by reflection; the
 * server is one that this was tested with.
 *
 * @param classes the application's class loader
 * @param component the server's name for its component
 */
record ApplicationContext(ClassLoader classes, String component) {

  private static final Object COMPONENT = new Object();
  private static final String INVOCATION = "getCurrentInvocation";

  /**
   * The first of these applications that has a resource.
   *
   * @throws ReflectiveOperationException if this is not the server that it is made for
   */
  static Optional<ApplicationContext> having(String resource, List<String> applications)
      throws ReflectiveOperationException {
    Object registry = service("org.glassfish.internal.data.ApplicationRegistry");
    for (String name : applications) {
      Object info = call(registry, "get", String.class, name);
      for (ClassLoader loader : info == null ? Set.<ClassLoader>of() : loaders(info)) {
        if (loader.getResource(resource) != null) {
          return Optional.of(new ApplicationContext(loader, component(info)));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Does something as the application would, and has what it gives to managed executors do so, too.
   * For that it needs more than a context: connections take part in transactions only where there
   * is an instance of a component, here any object. One at a time, since what the server keeps for
   * an instance is for one thread.
   */
  <T> T begin(Callable<T> work) throws Exception {
    synchronized (COMPONENT) {
      return call(
          () -> {
            Object invocation =
                call(service("org.glassfish.api.invocation.InvocationManager"), INVOCATION);
            call(invocation, "setInstance", Object.class, COMPONENT);
            return work.call();
          });
    }
  }

  /** Does something as the application would. */
  <T> T call(Callable<T> work) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    Object instance =
        call(
            service("org.glassfish.internal.api.JavaEEContextUtil"),
            "fromComponentId",
            String.class,
            component);
    AutoCloseable context = (AutoCloseable) call(instance, "pushContext");
    try {
      thread.setContextClassLoader(classes);
      return work.call();
    } finally {
      context.close();
      thread.setContextClassLoader(before);
    }
  }

  /** A service of the server. */
  static Object service(String type) throws ReflectiveOperationException {
    Class<?> globals = serverClass("org.glassfish.internal.api.Globals");
    Object service = globals.getMethod("get", Class.class).invoke(null, serverClass(type));
    if (service == null) {
      throw new ClassNotFoundException("the server has no service " + type);
    }
    return service;
  }

  private static Class<?> serverClass(String name) throws ClassNotFoundException {
    return Class.forName(name, true, PayaraMicro.class.getClassLoader());
  }

  private static Set<ClassLoader> loaders(Object info) throws ReflectiveOperationException {
    Set<ClassLoader> loaders = new LinkedHashSet<>();
    for (Object module : (Iterable<?>) call(info, "getModuleInfos")) {
      loaders.add((ClassLoader) call(module, "getModuleClassLoader"));
    }
    loaders.add((ClassLoader) call(info, "getAppClassLoader"));
    loaders.remove(null);
    return loaders;
  }

  private static String component(Object info) throws ReflectiveOperationException {
    Class<?> environment = serverClass("com.sun.enterprise.deployment.JndiNameEnvironment");
    Object application =
        call(
            info,
            "getMetaData",
            Class.class,
            serverClass("com.sun.enterprise.deployment.Application"));
    List<Object> bundles = new ArrayList<>();
    ((Iterable<?>) call(application, "getBundleDescriptors")).forEach(bundles::add);
    bundles.removeIf(bundle -> !environment.isInstance(bundle));
    if (bundles.isEmpty()) {
      throw new ClassNotFoundException("the application has no component");
    }
    return (String)
        serverClass("com.sun.enterprise.deployment.util.DOLUtils")
            .getMethod("getComponentEnvId", environment)
            .invoke(null, bundles.get(0));
  }

  private static Object call(Object target, String method) throws ReflectiveOperationException {
    return invoke(target, method, new Class<?>[0]);
  }

  private static Object call(Object target, String method, Class<?> type, Object argument)
      throws ReflectiveOperationException {
    return invoke(target, method, new Class<?>[] {type}, argument);
  }

  /** By a public type that declares it: the object's own class need not be open to us. */
  private static Object invoke(Object target, String method, Class<?>[] types, Object... arguments)
      throws ReflectiveOperationException {
    try {
      return declared(target.getClass(), method, types).invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw new ReflectiveOperationException(method + ": " + e.getCause(), e.getCause());
    }
  }

  private static Method declared(Class<?> type, String method, Class<?>[] types)
      throws NoSuchMethodException {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      for (Class<?> contract : each.getInterfaces()) {
        Optional<Method> found = find(contract, method, types);
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
    return type.getMethod(method, types);
  }

  private static Optional<Method> find(Class<?> contract, String method, Class<?>[] types) {
    try {
      return Optional.of(contract.getMethod(method, types));
    } catch (NoSuchMethodException elsewhere) {
      return Optional.empty();
    }
  }
}

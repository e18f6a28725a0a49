package org.troupe.instance.process;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.troupe.instance.InstanceHost;
import org.troupe.platform.ControllerConfig;

/** Where instances run: processes of this machine. */
@ApplicationScoped
class InstanceHostProducer {

  @Produces
  @Singleton
  InstanceHost host(ControllerConfig config) {
    return new ProcessHost(
        new ProcessHostConfig(
            config.dataDirectory(),
            config.runtimeDirectory(),
            config.appsDirectory(),
            config.javaExecutable(),
            config.reserves()));
  }
}

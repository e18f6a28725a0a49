package org.troupe.it.process.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Cannot be deployed: nothing implements what it wants. */
@ApplicationScoped
public class UnsatisfiedBean {

  @Inject private Camera camera;

  public Camera camera() {
    return camera;
  }

  /** What is missing. */
  public interface Camera {}
}

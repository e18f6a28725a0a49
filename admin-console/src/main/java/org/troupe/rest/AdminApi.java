package org.troupe.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The admin REST. Who may call it is decided before a request comes here. */
@ApplicationPath(AdminApi.PATH)
public class AdminApi extends Application {

  /** Path of the API's first version, below the context root. */
  static final String PATH = "/api/v1";

  /**
   * Names {@link JsonBody} as what does JSON, so that Jersey leaves its own out: which of two
   * writers for the same types it takes would be a matter of luck.
   */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.jsonFeature", JsonBody.class.getSimpleName());
  }
}

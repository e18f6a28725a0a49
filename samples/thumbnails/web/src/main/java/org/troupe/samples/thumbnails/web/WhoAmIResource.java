package org.troupe.samples.thumbnails.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.troupe.samples.thumbnails.album.ThisInstance;

/** Which instance answers, and what the page has to know of its configuration. */
@Path("whoami")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class WhoAmIResource {
  @Inject private UploadLimits limits;

  @Inject
  @ConfigProperty(name = "Title", defaultValue = "Contact sheet")
  private String title;

  @GET
  public Map<String, Object> whoAmI() {
    return Map.of(
        "version", ThisInstance.version(),
        "instance", ThisInstance.name(),
        "slot", ThisInstance.slot(),
        "deployment", ThisInstance.deployment(),
        "role", ThisInstance.role(),
        "title", title,
        "maxUploadMegabytes", limits.megabytes());
  }
}

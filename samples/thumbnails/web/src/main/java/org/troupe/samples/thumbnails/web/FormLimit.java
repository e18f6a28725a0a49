package org.troupe.samples.thumbnails.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;

/**
 * Refuses forms too large before they are read: their parts are laid aside on disk, all of them,
 * before any code of this application sees the first.
 */
@Provider
public class FormLimit implements ContainerRequestFilter {
  /** For the boundaries, the parts' headers and the title. */
  private static final long AROUND_THE_FILE = 16_384;

  @Inject private UploadLimits limits;

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    MediaType type = request.getMediaType();
    if (type == null || !MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(type)) {
      return;
    }
    String length = request.getHeaderString("Content-Length");
    if (length == null) {
      request.abortWith(
          Problem.response(
              Status.LENGTH_REQUIRED, "Say the length of the form, or send the file."));
    } else if (Long.parseLong(length) > limits.bytes() + AROUND_THE_FILE) {
      try (InputStream body = request.getEntityStream()) {
        limits.discard(body);
      }
      request.abortWith(Problem.response(Status.REQUEST_ENTITY_TOO_LARGE, limits.inWords()));
    }
  }
}

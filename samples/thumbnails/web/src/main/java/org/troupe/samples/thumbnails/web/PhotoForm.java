package org.troupe.samples.thumbnails.web;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.EntityPart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Reads an upload out of a form's parts. */
final class PhotoForm {
  private static final int LONGEST_FIELD = 1000;

  private PhotoForm() {}

  static Upload read(List<EntityPart> parts, UploadLimits limits) throws IOException {
    List<EntityPart> files = parts.stream().filter(part -> part.getFileName().isPresent()).toList();
    if (files.size() != 1) {
      throw new BadRequestException(
          "Send one photograph per request; this form has %d files.".formatted(files.size()));
    }
    Optional<EntityPart> title =
        parts.stream().filter(part -> "title".equals(part.getName())).findFirst();
    try (InputStream content = files.get(0).getContent()) {
      return new Upload(
          limits.read(content),
          title.isPresent() ? text(title.get()) : null,
          files.get(0).getFileName().orElse(null));
    }
  }

  private static String text(EntityPart part) throws IOException {
    try (InputStream content = part.getContent()) {
      return new String(content.readNBytes(LONGEST_FIELD), StandardCharsets.UTF_8);
    }
  }
}

package org.troupe.samples.thumbnails.worker;

import static java.lang.System.Logger.Level.INFO;

import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.lang.System.Logger;
import java.util.List;
import org.troupe.samples.thumbnails.album.Photos;
import org.troupe.samples.thumbnails.album.ThisInstance;

/** Keeps new prints in place of the old ones, those of a chunk in one transaction. */
@Named
@Dependent
public class Reprints extends AbstractItemWriter {
  private static final Logger LOG = System.getLogger(Reprints.class.getName());

  @Inject private Photos photos;
  @Inject private Development development;

  @Override
  public void writeItems(List<Object> items) {
    for (Object item : items) {
      Reprinted reprinted = (Reprinted) item;
      photos
          .findForChange(reprinted.photoId())
          .ifPresent(
              photo -> {
                development.keep(photo, reprinted.prints());
                photo.remade(ThisInstance.name(), reprinted.took(), reprinted.prints().colour());
              });
    }
    LOG.log(INFO, "event=reprinted photographs={0}", items.size());
  }
}

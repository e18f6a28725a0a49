package org.troupe.samples.thumbnails.worker;

import static java.lang.System.Logger.Level.WARNING;

import jakarta.batch.api.chunk.ItemProcessor;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.lang.System.Logger;
import java.time.Duration;
import org.troupe.samples.thumbnails.album.BrokenPictureException;
import org.troupe.samples.thumbnails.album.Photos;
import org.troupe.samples.thumbnails.album.UnsupportedPictureException;

/** Makes a photograph's prints anew out of its original; leaves out what cannot be read. */
@Named
@Dependent
public class Reprint implements ItemProcessor {
  private static final Logger LOG = System.getLogger(Reprint.class.getName());

  @Inject private Photos photos;
  @Inject private Development development;

  @Override
  public Object processItem(Object item) {
    String id = (String) item;
    long start = System.nanoTime();
    try {
      return photos
          .original(id)
          .map(original -> development.printsOf(original))
          .map(pair -> new Reprinted(id, pair, Duration.ofNanos(System.nanoTime() - start)))
          .orElse(null); // It has been removed meanwhile.
    } catch (BrokenPictureException | UnsupportedPictureException e) {
      LOG.log(WARNING, "photo={0} event=left-out reason=\"{1}\"", id, e.getMessage());
      return null;
    }
  }
}

package org.troupe.samples.thumbnails.worker;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.Optional;
import org.troupe.samples.thumbnails.album.BrokenPictureException;
import org.troupe.samples.thumbnails.album.Photo;
import org.troupe.samples.thumbnails.album.PhotoState;
import org.troupe.samples.thumbnails.album.Photos;
import org.troupe.samples.thumbnails.album.PictureFile;
import org.troupe.samples.thumbnails.album.ThisInstance;
import org.troupe.samples.thumbnails.album.UnsupportedPictureException;

/**
 * Makes the thumbnails of one photograph, in a transaction of its own that ends before its message
 * is acknowledged: should the instance die in between, the message comes again and finds the work
 * done. On Payara it must not be the message's own transaction: that one ends when the bean's
 * invocation is over, so the connection stays in the bean's books, and once the pool has closed it,
 * a later message is acknowledged without having been worked on.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Darkroom {
  private static final Logger LOG = System.getLogger(Darkroom.class.getName());

  private Photos photos;
  private Development development;

  public Darkroom() {}

  @Inject
  Darkroom(Photos photos, Development development) {
    this.photos = photos;
    this.development = development;
  }

  /**
   * Makes and keeps both thumbnails. A message delivered twice changes nothing the second time: the
   * first holds the photograph's row until it is done, and the second finds it done.
   *
   * @param photoId a photograph that may be gone by now
   */
  public void develop(String photoId) {
    Optional<Photo> waiting =
        photos.findForChange(photoId).filter(photo -> photo.state() == PhotoState.WAITING);
    if (waiting.isEmpty()) {
      LOG.log(INFO, "photo={0} event=skipped reason=\"gone or done\"", photoId);
      return;
    }
    Photo photo = waiting.get();
    long start = System.nanoTime();
    try {
      PictureFile original = photos.original(photoId).orElseThrow();
      keep(photo, development.printsOf(original), start);
    } catch (BrokenPictureException | UnsupportedPictureException e) {
      photo.failed(ThisInstance.name(), since(start), e.getMessage());
      LOG.log(WARNING, "photo={0} event=failed reason=\"{1}\"", photoId, e.getMessage());
    }
  }

  private void keep(Photo photo, Prints.Pair pair, long start) {
    development.keep(photo, pair);
    photo.ready(ThisInstance.name(), since(start), pair.colour());
    LOG.log(INFO, "photo={0} event=ready millis={1}", photo.id(), since(start).toMillis());
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}

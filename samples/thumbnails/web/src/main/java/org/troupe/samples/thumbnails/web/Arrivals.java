package org.troupe.samples.thumbnails.web;

import static java.lang.System.Logger.Level.INFO;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import java.lang.System.Logger;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.troupe.samples.thumbnails.album.Photo;
import org.troupe.samples.thumbnails.album.Photos;
import org.troupe.samples.thumbnails.album.PictureHeader;
import org.troupe.samples.thumbnails.album.ThisInstance;

/** Takes photographs into the album and asks the workers for their thumbnails. */
@Stateless
public class Arrivals {
  private static final Logger LOG = System.getLogger(Arrivals.class.getName());

  @Inject private Photos photos;

  @Resource(lookup = "jms/troupe")
  private ConnectionFactory queues;

  @Inject
  @ConfigProperty(name = "troupe.queue.photos")
  private String queue;

  private final Clock clock = Clock.systemUTC();

  /**
   * Keeps the photograph and queues its id in one transaction: there is never one without the
   * other.
   *
   * @return the photograph, waiting
   */
  public Photo take(Upload upload, PictureHeader header) {
    Photo photo =
        new Photo(
            UUID.randomUUID().toString(),
            upload.title(header),
            header,
            upload.content().length,
            ThisInstance.name(),
            OffsetDateTime.now(clock));
    photos.add(photo, upload.content());
    try (JMSContext session = queues.createContext()) {
      session.createProducer().send(session.createQueue(queue), photo.id());
    }
    LOG.log(INFO, "photo={0} event=taken bytes={1}", photo.id(), photo.bytes());
    return photo;
  }

  /** Removes a photograph; a message that still waits for it will find nothing to do. */
  public void remove(String id) {
    photos.remove(id);
  }
}

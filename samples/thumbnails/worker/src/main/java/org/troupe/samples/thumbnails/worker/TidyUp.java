package org.troupe.samples.thumbnails.worker;

import static java.lang.System.Logger.Level.INFO;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.troupe.samples.thumbnails.album.Photos;

/** Removes photographs of which no thumbnails could be made, once their owners have seen it. */
@Named
@Dependent
public class TidyUp extends AbstractBatchlet {
  private static final Logger LOG = System.getLogger(TidyUp.class.getName());

  @Inject private Photos photos;
  @Inject @BatchProperty private String keepDays;

  @Override
  @Transactional
  public String process() {
    OffsetDateTime before =
        OffsetDateTime.now(ZoneOffset.UTC).minus(Duration.ofDays(Long.parseLong(keepDays)));
    int removed = photos.removeFailed(before);
    LOG.log(INFO, "event=tidied removed={0} before={1}", removed, before);
    return removed + " removed";
  }
}

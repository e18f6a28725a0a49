package org.troupe.samples.thumbnails.worker;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import org.troupe.samples.thumbnails.album.Photos;

/**
 * Reads the ids of a share of the album, in their order. The checkpoint is the last id: a run that
 * is taken up elsewhere goes on behind it.
 */
@Named
@Dependent
public class AlbumShare extends AbstractItemReader {
  private static final int PAGE = 50;

  @Inject private Photos photos;
  @Inject @BatchProperty private String share;

  private final Deque<String> page = new ArrayDeque<>();
  private Share mine;
  private String last = "";

  @Override
  public void open(Serializable checkpoint) {
    mine = Share.parse(share);
    last = checkpoint == null ? "" : (String) checkpoint;
  }

  @Override
  public String readItem() {
    if (page.isEmpty()) {
      page.addAll(photos.share(mine.number(), mine.of(), last, PAGE));
    }
    String id = page.poll();
    if (id != null) {
      last = id;
    }
    return id;
  }

  @Override
  public Serializable checkpointInfo() {
    return last;
  }
}

package org.troupe.it.process.app;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/** Reads the numbers from 0 on, and knows again where it was. */
@Dependent
@Named
public class NumberReader extends AbstractItemReader {

  @Inject @BatchProperty private String count;

  private int next;

  @Override
  public void open(Serializable checkpoint) {
    next = checkpoint == null ? 0 : (Integer) checkpoint;
  }

  @Override
  public Object readItem() {
    return next < Integer.parseInt(count) ? next++ : null;
  }

  @Override
  public Serializable checkpointInfo() {
    return next;
  }
}

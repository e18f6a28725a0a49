package bench.queues;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Named;

/** A job that does nothing. */
@Named
@Dependent
public class EmptyBatchlet extends AbstractBatchlet {

  @Override
  public String process() {
    return "done";
  }
}

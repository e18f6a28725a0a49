package org.troupe.transactions;

import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.Name;
import javax.naming.spi.ObjectFactory;

/** Makes one for each who looks it up. */
public final class DecisionLogFactory implements ObjectFactory {

  @Override
  public Object getObjectInstance(
      Object reference, Name name, Context context, Hashtable<?, ?> environment) {
    return new DecisionLog();
  }
}

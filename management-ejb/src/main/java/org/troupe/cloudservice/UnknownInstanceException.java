package org.troupe.cloudservice;

import java.util.List;
import org.troupe.refusal.RefusedException;

/** The deployment has no instance of this name. */
public class UnknownInstanceException extends RefusedException {

  UnknownInstanceException(String name, List<String> there) {
    super(
        "INSTANCE_UNKNOWN",
        "there is no instance " + name + "; there are " + String.join(", ", there),
        "");
  }
}

package org.troupe.cloudservice;

import org.troupe.refusal.RefusedException;

/** There is no cloud service of this name. */
public class UnknownServiceException extends RefusedException {

  UnknownServiceException(String name) {
    super(
        "SERVICE_UNKNOWN",
        "there is no cloud service '" + name + "'",
        "troupe status lists those there are; a first deployment makes one");
  }
}

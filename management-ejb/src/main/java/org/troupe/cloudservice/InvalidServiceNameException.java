package org.troupe.cloudservice;

import org.troupe.refusal.RefusedException;

/** A text that cannot name a cloud service. */
public class InvalidServiceNameException extends RefusedException {

  InvalidServiceNameException(String name, String why) {
    super("SERVICE_NAME_INVALID", "a service cannot be called '" + name + "': " + why, "");
  }
}

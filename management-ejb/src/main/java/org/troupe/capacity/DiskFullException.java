package org.troupe.capacity;

import org.troupe.refusal.RefusedException;

/** The disk has no room for what was asked. */
public class DiskFullException extends RefusedException {

  DiskFullException(String message) {
    super(
        "DISK_FULL",
        message,
        "Delete what is not needed: deployments, dumps and logs of the data directory, files of"
            + " others on the same disk. Unused packages go by themselves within minutes.");
  }
}

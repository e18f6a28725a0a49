package org.troupe.capacity;

import org.troupe.refusal.RefusedException;

/** The machine has not the memory for more instances. */
public class MemoryInsufficientException extends RefusedException {

  MemoryInsufficientException(String message) {
    super(
        "MEMORY_INSUFFICIENT",
        message,
        "Take fewer instances or a smaller vmsize, scale in or stop what is not needed, or end other"
            + " programs on the machine.");
  }
}

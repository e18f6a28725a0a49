package org.troupe.instance;

import java.util.EnumSet;
import java.util.Set;

/**
 * States of a role instance, in Azure's words (RoleInstanceStatus, without its suffix "Role").
 *
 * <p>Which move is legal is a table; an illegal one is a fault of ours and throws.
 */
public enum InstanceState {
  /** Wanted, waits to be started for the first time. */
  CREATING("Creating"),
  /** Its process runs; its agent has not answered yet. */
  STARTING("Starting"),
  /** Its agent answers, its application does not take work. */
  BUSY("Busy"),
  /** Takes work. */
  READY("Ready"),
  /** Leaves: gets no more requests, finishes what it has, then its process ends. */
  STOPPING("Stopping"),
  /** Its deployment was stopped: it has no process, and its place is kept. */
  STOPPED("Stopped"),
  /** Leaves in order to be started again, or has ended and is started again. */
  RESTARTING("Restarting"),
  /** Its process ended time and again; waits before it is started the next time. */
  CYCLING("Cycling"),
  /** It did not become ready in time, or said that it never will; waits for the next attempt. */
  FAILED_STARTING("FailedStarting"),
  /**
   * Its process lives but does not answer, or its application fails: it is about to be replaced.
   */
  UNRESPONSIVE("Unresponsive");

  private final String label;

  InstanceState(String label) {
    this.label = label;
  }

  /** Azure's word for it. */
  public String label() {
    return label;
  }

  /** Whether this move is in the table. */
  public boolean mayBecome(InstanceState next) {
    return next != this && successors().contains(next);
  }

  /** Whether a process of the instance is expected to run. */
  public boolean expectsProcess() {
    return this == STARTING || this == BUSY || this == READY || this == UNRESPONSIVE;
  }

  /** Whether the next thing to happen to it, once it has no process, is a start. */
  public boolean awaitsStart() {
    return this == CREATING || this == RESTARTING;
  }

  /** Whether the instance is on its way out, for good or to be started again. */
  public boolean leaves() {
    return this == STOPPING || this == RESTARTING;
  }

  private Set<InstanceState> successors() {
    return switch (this) {
      case CREATING -> EnumSet.of(STARTING, STOPPING);
      case STARTING -> EnumSet.of(BUSY, READY, RESTARTING, CYCLING, FAILED_STARTING, STOPPING);
      case BUSY -> EnumSet.of(READY, RESTARTING, CYCLING, FAILED_STARTING, UNRESPONSIVE, STOPPING);
      case READY -> EnumSet.of(BUSY, RESTARTING, CYCLING, UNRESPONSIVE, STOPPING);
      case UNRESPONSIVE -> EnumSet.of(READY, RESTARTING, CYCLING, STOPPING);
      case RESTARTING -> EnumSet.of(STARTING, STOPPING);
      case CYCLING, FAILED_STARTING -> EnumSet.of(RESTARTING, STOPPING);
      case STOPPING -> EnumSet.of(STOPPED);
      case STOPPED -> EnumSet.of(CREATING, STOPPING);
    };
  }
}

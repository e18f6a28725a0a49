package org.troupe.instance;

import java.util.EnumSet;
import java.util.Set;

/**
 * States of a role instance, in Azure's words (RoleInstanceStatus, without its suffix "Role").
 *
 * <p>Which move is legal is a table; an illegal one is a fault of ours and throws.
 */
public enum InstanceState {
  /** Wanted, waits to be started. */
  CREATING("Creating"),
  /** Its process runs; its agent has not answered yet. */
  STARTING("Starting"),
  /** Its agent answers, its application does not take work. */
  BUSY("Busy"),
  /** Takes work. */
  READY("Ready"),
  /** Leaves: gets no more requests, finishes what it has, then its process ends. */
  STOPPING("Stopping"),
  /** Its process ended time and again; waits before it is started the next time. */
  CYCLING("Cycling"),
  /** It did not become ready in time, or said that it never will; waits for the next attempt. */
  FAILED_STARTING("FailedStarting");

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
    return this == STARTING || this == BUSY || this == READY;
  }

  /** Whether the instance is on its way to ready, and so takes one of the places for starts. */
  public boolean comesUp() {
    return this == STARTING || this == BUSY;
  }

  private Set<InstanceState> successors() {
    return switch (this) {
      case CREATING -> EnumSet.of(STARTING, STOPPING);
      case STARTING -> EnumSet.of(BUSY, READY, CREATING, CYCLING, FAILED_STARTING, STOPPING);
      case BUSY -> EnumSet.of(READY, CREATING, CYCLING, FAILED_STARTING, STOPPING);
      case READY -> EnumSet.of(BUSY, CREATING, CYCLING, STOPPING);
      case CYCLING, FAILED_STARTING -> EnumSet.of(CREATING, STOPPING);
      case STOPPING -> EnumSet.noneOf(InstanceState.class);
    };
  }
}

package org.troupe.role;

/** What a role is for. */
public enum RoleKind {
  /** Handles requests that the gateway passes on. */
  WEB,
  /** Works off queues; takes no requests from outside. */
  WORKER
}

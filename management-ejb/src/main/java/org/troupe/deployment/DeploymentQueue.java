package org.troupe.deployment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** A queue that a deployment's definition declares. */
@Embeddable
public class DeploymentQueue {

  private String name;

  @Column(name = "max_deliveries")
  private int maxDeliveries;

  protected DeploymentQueue() {}

  /**
   * A declared queue.
   *
   * @param maxDeliveries how often a message is delivered before it is a dead letter
   */
  public DeploymentQueue(String name, int maxDeliveries) {
    this.name = name;
    this.maxDeliveries = maxDeliveries;
  }

  public String name() {
    return name;
  }

  public int maxDeliveries() {
    return maxDeliveries;
  }
}

package org.troupe.instance;

import java.time.Instant;
import java.util.Optional;

/**
 * What is on record of an instance at one moment.
 *
 * @param since when it came into its state
 * @param failures how often it failed in a row
 * @param startedAt when its process was last started
 * @param asked how its directory is to be renewed by a start that was asked for; empty if none was
 * @param launched of its last process
 * @param leaving how far it has come on its way out; empty if it is not
 * @param token what its agent asks for
 */
public record InstanceRecord(
    InstanceKey key,
    InstanceState state,
    Instant since,
    int failures,
    Optional<Instant> startedAt,
    Standing standing,
    Optional<Renewal> asked,
    Launched launched,
    Optional<Leaving> leaving,
    String token) {

  /**
   * Its part among the instances of its role.
   *
   * @param upgradeDomain that it belongs to
   * @param standby whether it runs, warmed, and takes no work
   * @param retiring whether it leaves once another has taken its place
   */
  public record Standing(int upgradeDomain, boolean standby, boolean retiring) {}

  /**
   * What its last process was started with.
   *
   * @param program tells processes that run the same from others; empty before its first start
   * @param told tells the configuration that it has in force
   * @param wasReady whether it was ready since
   * @param dumped whether what it was doing is kept
   */
  public record Launched(
      Optional<String> program, Optional<String> told, boolean wasReady, boolean dumped) {}

  /**
   * How far it has come on its way out.
   *
   * @param since when it came to that step
   */
  public record Leaving(LeavingStep step, Instant since) {}

  /** Without its token. */
  @Override
  public String toString() {
    return key + " " + state;
  }
}

package org.troupe.job.plan;

import java.time.Instant;
import java.util.Optional;
import org.troupe.instance.InstanceKey;

/**
 * What is on record of a run that has not ended.
 *
 * @param deployment the one that has the run, once it was ordered
 * @param ordered whether its last attempt is ordered and not begun, as far as is known
 * @param sent whether the broker is known to have taken that order
 * @param begunByWorker whether its worker began it and begins the next one by itself
 * @param attempt number of its last attempt; 0 before its first
 * @param failures how often it has failed by itself
 * @param losses how often its worker was lost
 * @param notBefore when it may be tried again
 * @param startedAt when its last attempt was started
 * @param stopCause why it is stopped; empty unless it is
 * @param stopOrderedAt when its worker was last told to stop
 * @param stoppingSince when it came to be stopping
 * @param displacedSince when it was seen that its deployment has left the slot
 * @param instance where its last attempt runs
 * @param boot which process that is
 * @param executionId the last execution of its batch job
 */
public record RunState(
    String id,
    JobHome home,
    Optional<String> deployment,
    RunStatus status,
    boolean ordered,
    boolean sent,
    boolean begunByWorker,
    int attempt,
    int failures,
    int losses,
    Optional<Instant> notBefore,
    Optional<Instant> startedAt,
    Optional<StopCause> stopCause,
    Optional<Instant> stopOrderedAt,
    Optional<Instant> stoppingSince,
    Optional<Instant> displacedSince,
    Optional<InstanceKey> instance,
    Optional<String> boot,
    Optional<Long> executionId) {}

package org.troupe.reconcile;

import java.util.List;
import org.troupe.instance.InstanceRecord;
import org.troupe.reconcile.plan.Desired;

/**
 * The record at one moment.
 *
 * @param desired what should run
 * @param instances the instances as they are on record
 */
public record Snapshot(Desired desired, List<InstanceRecord> instances) {}

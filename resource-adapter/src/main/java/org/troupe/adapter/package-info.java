/**
 * Artemis' resource adapter, with consumers that can be paused: for an instance that leaves in
 * order, and for one that stands by.
 */
package org.troupe.adapter;

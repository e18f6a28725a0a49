package org.troupe.instance;

/**
 * What a host has room for, as it is at the moment.
 *
 * @param diskFreeBytes what may still be written where the data directory lies
 * @param diskTotalBytes size of that file system
 * @param memoryAvailableBytes what programs may still take without pushing others out
 * @param memoryTotalBytes what there would be if nothing ran
 */
public record HostCapacity(
    long diskFreeBytes, long diskTotalBytes, long memoryAvailableBytes, long memoryTotalBytes) {}

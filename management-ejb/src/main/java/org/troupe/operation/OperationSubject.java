package org.troupe.operation;

import java.util.Optional;

/**
 * What an operation is about.
 *
 * @param service the cloud service
 * @param slot the slot's label; empty for a swap
 * @param deployment id of the deployment
 */
public record OperationSubject(String service, Optional<String> slot, String deployment) {}

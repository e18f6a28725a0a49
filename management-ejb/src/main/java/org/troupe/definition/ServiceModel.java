package org.troupe.definition;

/**
 * What a service is and how it is configured, together.
 *
 * @param definition what its roles are
 * @param configuration fits the definition
 */
public record ServiceModel(ServiceDefinition definition, ServiceConfiguration configuration) {}

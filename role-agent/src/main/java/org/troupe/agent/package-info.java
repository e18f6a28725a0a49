/**
 * The agent of a role instance: deploys the role's applications, watches them, keeps their
 * configuration live, and answers the controller's probe.
 */
package org.troupe.agent;

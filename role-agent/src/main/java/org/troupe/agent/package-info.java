/**
 * The agent of a role instance: deploys the role's applications, watches them, keeps their
 * configuration live, answers the controller's probe, and carries out its orders to leave or to
 * begin.
 */
package org.troupe.agent;

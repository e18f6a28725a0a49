/**
 * The gateway: relays HTTP requests to role instances after a table of routes that the controller
 * publishes. Everything of one client connection, its calls to instances included, happens on one
 * event loop.
 */
package org.troupe.gateway;

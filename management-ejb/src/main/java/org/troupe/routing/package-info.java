/** The gateways, as the controller tells it what to route. */
package org.troupe.routing;

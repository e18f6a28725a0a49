/** ActiveMQ Artemis in a JVM of its own: journal on disk, security on, loopback. */
package org.troupe.broker;

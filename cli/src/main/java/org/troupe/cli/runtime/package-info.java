/**
 * The runtime image: Payara Micro, exploded and warmed up once, which every process starts from.
 */
package org.troupe.cli.runtime;

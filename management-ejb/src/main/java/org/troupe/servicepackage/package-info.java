/**
 * Packages ({@code .cspkg}): taken in as a stream, distrusted, unpacked, and kept under the digest
 * of their content.
 */
package org.troupe.servicepackage;

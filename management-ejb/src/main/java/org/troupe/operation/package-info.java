/** Operations: asked-for changes, their progress and their outcome. */
package org.troupe.operation;

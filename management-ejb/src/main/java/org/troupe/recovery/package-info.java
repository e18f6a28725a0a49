/** Ends transactions whose instance has died between deciding and committing them everywhere. */
package org.troupe.recovery;

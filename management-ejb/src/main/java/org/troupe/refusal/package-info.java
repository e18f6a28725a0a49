/** How a change is refused: a stable code, a sentence, and what to do about it. */
package org.troupe.refusal;

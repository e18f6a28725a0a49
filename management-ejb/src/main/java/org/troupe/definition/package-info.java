/**
 * Definition (csdef) and configuration (cscfg) of a cloud service, as Azure writes them, with an
 * extension of our own for what Azure has no word for.
 */
package org.troupe.definition;

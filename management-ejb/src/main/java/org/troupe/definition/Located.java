package org.troupe.definition;

import jakarta.xml.bind.annotation.XmlTransient;

/** An element of a file, with the line it stands in. */
@XmlTransient
abstract class Located {

  @XmlTransient int line;
}

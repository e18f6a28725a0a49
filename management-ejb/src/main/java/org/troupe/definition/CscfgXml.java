package org.troupe.definition;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;

/** A cscfg as JAXB reads it. {@link ConfigurationRules} makes values of it. */
@XmlRootElement(name = "ServiceConfiguration", namespace = CscfgXml.AZURE)
@XmlAccessorType(XmlAccessType.FIELD)
final class CscfgXml extends Located {

  static final String AZURE =
      "http://schemas.microsoft.com/ServiceHosting/2008/10/ServiceConfiguration";

  @XmlAttribute String serviceName;

  @XmlElement(name = "Role", namespace = AZURE)
  List<Role> roles = new ArrayList<>();

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class Role extends Located {
    @XmlAttribute String name;

    @XmlElement(name = "Instances", namespace = AZURE)
    Instances instances;

    @XmlElementWrapper(name = "ConfigurationSettings", namespace = AZURE)
    @XmlElement(name = "Setting", namespace = AZURE)
    List<Setting> settings = new ArrayList<>();
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class Instances extends Located {
    @XmlAttribute int count;
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class Setting extends Located {
    @XmlAttribute String name;
    @XmlAttribute String value;
  }
}

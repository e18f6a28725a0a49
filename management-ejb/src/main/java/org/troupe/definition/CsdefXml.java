package org.troupe.definition;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlElements;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;
import org.troupe.role.RoleKind;

/** A csdef as JAXB reads it: only what is honoured. {@link DefinitionRules} makes values of it. */
@XmlRootElement(name = "ServiceDefinition", namespace = CsdefXml.AZURE)
@XmlAccessorType(XmlAccessType.FIELD)
final class CsdefXml extends Located {

  static final String AZURE =
      "http://schemas.microsoft.com/ServiceHosting/2008/10/ServiceDefinition";
  static final String TROUPE = "urn:troupe:2026";

  @XmlAttribute String name;

  @XmlAttribute(namespace = TROUPE)
  String version;

  @XmlAttribute int upgradeDomainCount = ServiceDefinition.DEFAULT_UPGRADE_DOMAINS;

  @XmlElements({
    @XmlElement(name = "WebRole", namespace = AZURE, type = WebRole.class),
    @XmlElement(name = "WorkerRole", namespace = AZURE, type = WorkerRole.class)
  })
  List<Role> roles = new ArrayList<>();

  @XmlAccessorType(XmlAccessType.FIELD)
  abstract static class Role extends Named {
    @XmlAttribute String vmsize = "Small";

    @XmlElementWrapper(name = "ConfigurationSettings", namespace = AZURE)
    @XmlElement(name = "Setting", namespace = AZURE)
    List<Setting> settings = new ArrayList<>();

    @XmlElementWrapper(name = "LocalResources", namespace = AZURE)
    @XmlElement(name = "LocalStorage", namespace = AZURE)
    List<LocalStorage> localResources = new ArrayList<>();

    @XmlElement(name = "LocalStorage", namespace = AZURE)
    List<LocalStorage> localStorages = new ArrayList<>();

    @XmlElementWrapper(name = "Endpoints", namespace = AZURE)
    @XmlElement(name = "InputEndpoint", namespace = AZURE)
    List<Endpoint> endpoints = new ArrayList<>();

    @XmlElementWrapper(name = "Sites", namespace = AZURE)
    @XmlElement(name = "Site", namespace = AZURE)
    List<SiteElement> sites = new ArrayList<>();

    @XmlElement(name = "Queue", namespace = TROUPE)
    List<Queue> queues = new ArrayList<>();

    @XmlElement(name = "Health", namespace = TROUPE)
    Health health;

    @XmlElement(name = "Stop", namespace = TROUPE)
    Stop stop;

    @XmlElement(name = "Standby", namespace = TROUPE)
    Standby standby;

    @XmlElement(name = "WarmUp", namespace = TROUPE)
    List<WarmUp> warmUps = new ArrayList<>();

    @XmlElement(name = "Job", namespace = TROUPE)
    List<Job> jobs = new ArrayList<>();

    @XmlElement(name = "Intake", namespace = TROUPE)
    Intake intake;

    abstract RoleKind kind();
  }

  static final class WebRole extends Role {
    @Override
    RoleKind kind() {
      return RoleKind.WEB;
    }
  }

  static final class WorkerRole extends Role {
    @Override
    RoleKind kind() {
      return RoleKind.WORKER;
    }
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static class Named extends Located {
    @XmlAttribute String name;
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class Setting extends Named {
    @XmlAttribute(namespace = TROUPE)
    boolean slotSetting;

    @XmlAttribute(namespace = TROUPE)
    String onChange = "live";
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class LocalStorage extends Named {
    @XmlAttribute boolean cleanOnRoleRecycle = true;
    @XmlAttribute int sizeInMB = 100;
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class Endpoint extends Named {
    @XmlAttribute String protocol;
    @XmlAttribute int port;
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static class Application extends Named {
    @XmlAttribute String physicalDirectory = "";

    @XmlElement(name = "VirtualApplication", namespace = AZURE)
    List<Application> applications = new ArrayList<>();
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class SiteElement extends Application {
    @XmlElementWrapper(name = "Bindings", namespace = AZURE)
    @XmlElement(name = "Binding", namespace = AZURE)
    List<Binding> bindings = new ArrayList<>();
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class Binding extends Named {
    @XmlAttribute String endpointName;
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class Queue extends Named {
    @XmlAttribute int maxDeliveries = QueueDefinition.MAX_DELIVERIES;
    @XmlAttribute int concurrency = QueueDefinition.CONCURRENCY;
    @XmlAttribute String destination;
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class Health extends Located {
    @XmlAttribute String path;
    @XmlAttribute String startLimit;
    @XmlAttribute String unresponsiveLimit;
    @XmlAttribute boolean heapDump;
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class Stop extends Located {
    @XmlAttribute String drainLimit;
    @XmlAttribute String stopLimit;
    @XmlAttribute String path;
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class Standby extends Located {
    @XmlAttribute int count;
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class WarmUp extends Located {
    @XmlAttribute String path;
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class Job extends Named {
    @XmlAttribute String batch;
    @XmlAttribute String program;
    @XmlAttribute boolean singleton;
    @XmlAttribute String timeout;
    @XmlAttribute int retries;
    @XmlAttribute String retryDelay;
    @XmlAttribute int keepRuns = JobDefinition.DEFAULT_KEEP_RUNS;
    @XmlAttribute int keepDays = JobDefinition.DEFAULT_KEEP_DAYS;

    @XmlElement(name = "Schedule", namespace = TROUPE)
    List<Schedule> schedules = new ArrayList<>();

    @XmlElement(name = "OnMessage", namespace = TROUPE)
    OnMessage onMessage;

    @XmlElement(name = "Continuous", namespace = TROUPE)
    ContinuousElement continuous;

    @XmlElement(name = "Parameter", namespace = TROUPE)
    List<Parameter> parameters = new ArrayList<>();
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class Schedule extends Located {
    @XmlAttribute String cron;
    @XmlAttribute String timeZone = "UTC";
    @XmlAttribute String window;
    @XmlAttribute String slots = "production";
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class OnMessage extends Located {
    @XmlAttribute String queue;
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class ContinuousElement extends Located {
    @XmlAttribute String on = "all";
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class Parameter extends Named {
    @XmlAttribute String value;
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class Intake extends Located {
    @XmlAttribute String queues = "";
    @XmlAttribute String jobs = "";
    @XmlAttribute String token;
    @XmlAttribute String origins = "";
    @XmlAttribute int maxBytes = IntakeDefinition.DEFAULT_MAX_BYTES;
    @XmlAttribute boolean sameOrigin = true;
  }
}

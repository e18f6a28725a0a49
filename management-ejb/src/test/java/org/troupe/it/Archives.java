package org.troupe.it;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The control plane as an archive for tests, by convention: all of it, and its libraries. */
final class Archives {

  private Archives() {}

  static WebArchive controlPlane() {
    return ShrinkWrap.create(WebArchive.class, "management.war")
        .addPackages(
            true,
            path -> !path.get().endsWith("Test.class") && !path.get().contains("/plan/Fake"),
            "org.troupe.access",
            "org.troupe.cloudservice",
            "org.troupe.database",
            "org.troupe.definition",
            "org.troupe.deployment",
            "org.troupe.instance",
            "org.troupe.operation",
            "org.troupe.overview",
            "org.troupe.platform",
            "org.troupe.queue",
            "org.troupe.reconcile",
            "org.troupe.refusal",
            "org.troupe.role",
            "org.troupe.routing",
            "org.troupe.servicepackage",
            "org.troupe.wire")
        .addClasses(FakeInstanceHost.class, SamplePackage.class)
        .addAsResource("META-INF/persistence.xml")
        .addAsWebInfResource("META-INF/beans.xml", "beans.xml")
        .addAsLibraries(
            library(com.fasterxml.jackson.databind.ObjectMapper.class),
            library(com.fasterxml.jackson.core.JsonFactory.class),
            library(com.fasterxml.jackson.annotation.JsonProperty.class),
            library(org.flywaydb.core.Flyway.class),
            library(org.flywaydb.database.postgresql.PostgreSQLDatabaseType.class),
            library(org.apache.activemq.artemis.api.core.client.ActiveMQClient.class),
            library(org.apache.activemq.artemis.api.core.SimpleString.class),
            library(org.awaitility.Awaitility.class),
            library(org.hamcrest.Matcher.class),
            library(org.assertj.core.api.Assertions.class));
  }

  private static JavaArchive library(Class<?> type) {
    return ShrinkWrap.createFromZipFile(JavaArchive.class, Surroundings.jarOf(type).toFile());
  }
}

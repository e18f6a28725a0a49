package org.troupe.it;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The control plane as an archive for tests, by convention: all of it, and its libraries. */
final class Archives {

  private static final List<String> LIBRARIES =
      List.of(
          "artemis-commons-",
          "artemis-core-client-",
          "artemis-selector-",
          "asm-",
          "assertj-core-",
          "awaitility-",
          "byte-buddy-",
          "commons-",
          "cron-utils-",
          "flyway-",
          "hamcrest-",
          "jackson-",
          "jboss-logging-",
          "johnzon-",
          "netty-",
          "slf4j-");

  private Archives() {}

  static WebArchive controlPlane() {
    return ShrinkWrap.create(WebArchive.class, "management.war")
        .addPackages(
            true,
            path ->
                !path.get().matches(".*Test(\\$.*)?\\.class") && !path.get().contains("/plan/Fake"),
            "org.troupe.access",
            "org.troupe.agentclient",
            "org.troupe.capacity",
            "org.troupe.cloudservice",
            "org.troupe.database",
            "org.troupe.definition",
            "org.troupe.deployment",
            "org.troupe.instance",
            "org.troupe.job",
            "org.troupe.lease",
            "org.troupe.operation",
            "org.troupe.overview",
            "org.troupe.platform",
            "org.troupe.portable",
            "org.troupe.pruning",
            "org.troupe.queue",
            "org.troupe.reconcile",
            "org.troupe.recovery",
            "org.troupe.refusal",
            "org.troupe.role",
            "org.troupe.routing",
            "org.troupe.servicepackage",
            "org.troupe.wire")
        .addClasses(FakeInstanceHost.class, FakeJobWorker.class, SamplePackage.class)
        .addAsResource("META-INF/persistence.xml")
        .addAsResource(resources("org/troupe/database"), "org/troupe/database")
        .addAsResource(resources("org/troupe/definition"), "org/troupe/definition")
        .addAsWebInfResource("META-INF/beans.xml", "beans.xml")
        .addAsLibraries(libraries());
  }

  private static JavaArchive[] libraries() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(File::new)
        .filter(file -> LIBRARIES.stream().anyMatch(file.getName()::startsWith))
        .map(file -> ShrinkWrap.createFromZipFile(JavaArchive.class, file))
        .toArray(JavaArchive[]::new);
  }

  /** Packages are added without their resources. */
  private static File resources(String folder) {
    return new File("src/main/resources", folder);
  }
}

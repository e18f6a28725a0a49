package org.troupe.it;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
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
            packages())
        .addClasses(FakeInstanceHost.class, FakeJobWorker.class, SamplePackage.class)
        .addAsResource("META-INF/persistence.xml")
        .addAsResource(resources("org/troupe/database"), "org/troupe/database")
        .addAsResource(resources("org/troupe/definition"), "org/troupe/definition")
        .addAsWebInfResource("META-INF/beans.xml", "beans.xml")
        .addAsLibraries(libraries());
  }

  /** Each feature, and the records that come from another module. */
  private static String[] packages() {
    return Stream.concat(
            Stream.of("org.troupe.wire"),
            Stream.of(new File("src/main/java/org/troupe").list()).map("org.troupe."::concat))
        .toArray(String[]::new);
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

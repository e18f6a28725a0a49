package org.troupe.servicepackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.troupe.definition.DefinitionReader;
import org.troupe.definition.Finding;
import org.troupe.instance.InstanceSpec.Application;

class PackageLayoutTest {

  private static final DefinitionReader READER = new DefinitionReader();

  @TempDir private Path directory;

  @Test
  void withoutSitesTheOnlyWarOfAWebRoleIsServedAtTheRoot() throws IOException {
    definition(web(""));
    files("roles/web/shop.war", "roles/web/readme.txt");

    assertThat(read().applications().get("web")).containsExactly(new Application("/", "shop.war"));
    assertThat(read().warnings()).isEmpty();
  }

  @Test
  void sitesSayWhatIsServedWhere() throws IOException {
    definition(
        web(
            """
            <Sites><Site name="Web" physicalDirectory="site">
              <VirtualApplication name="shop" physicalDirectory="shop.war">
                <VirtualApplication name="admin" physicalDirectory="deep\\admin"/>
              </VirtualApplication>
              <Bindings><Binding name="b" endpointName="http"/></Bindings>
            </Site></Sites>"""));
    files("roles/web/site/a.war", "roles/web/shop.war", "roles/web/deep/admin/x.WAR");
    files("roles/web/spare.war");

    assertThat(read().applications().get("web"))
        .containsExactly(
            new Application("/", "site/a.war"),
            new Application("/shop", "shop.war"),
            new Application("/shop/admin", "deep/admin/x.WAR"));
    assertThat(read().warnings())
        .containsExactly(new Finding("roles/web/spare.war", 0, "no Site of the role serves it"));
  }

  @Test
  void aSiteLeadsToExactlyOneWar() throws IOException {
    definition(
        web(
            """
            <Sites><Site name="Web" physicalDirectory="none">
              <VirtualApplication name="a" physicalDirectory="empty"/>
              <VirtualApplication name="b" physicalDirectory="two"/>
              <VirtualApplication name="c" physicalDirectory="unpacked"/>
              <VirtualApplication name="d" physicalDirectory="d.ear"/>
              <Bindings><Binding name="b" endpointName="http"/></Bindings>
            </Site></Sites>"""));
    files("roles/web/empty/a.jar", "roles/web/two/a.war", "roles/web/two/b.war");
    files("roles/web/unpacked/WEB-INF/web.xml", "roles/web/d.ear");

    assertThat(errors())
        .containsExactly(
            "roles/web/none: it is missing; a Site of the role serves it",
            "roles/web/empty: it holds no WAR; it must hold exactly one",
            "roles/web/two: it holds [a.war, b.war]; name one of them as the physicalDirectory of"
                + " a Site",
            "roles/web/unpacked: it is an unpacked WAR; pack it into a file",
            "roles/web/d.ear: it is no WAR; a Site of the role serves it");
  }

  @Test
  void aWorkerRunsAllArchivesOfItsDirectory() throws IOException {
    definition("<WorkerRole name=\"worker\"/>");
    files("roles/worker/b.jar", "roles/worker/a.war", "roles/worker/lib/c.jar");

    assertThat(read().applications().get("worker"))
        .containsExactly(new Application("/a", "a.war"), new Application("/b", "b.jar"));
  }

  @Test
  void aJobIsTheProgramThatThePackageHasElseABatchJob() throws IOException {
    definition(
        """
        <WorkerRole name="w">
          <t:Job name="tidy"/>
          <t:Job name="load"/>
          <t:Job name="sweep" program="bin/sweep"/>
          <t:Job name="sum" batch="sums"/>
        </WorkerRole>""");
    files("roles/w/jobs/tidy/run.sh", "roles/w/jobs/load/notes.txt", "roles/w/bin/sweep");

    assertThat(read().definition().role("w").orElseThrow().jobs())
        .extracting(job -> job.name() + " " + job.kind() + " " + job.target())
        .containsExactly(
            "tidy PROGRAM jobs/tidy/run.sh",
            "load BATCH load",
            "sweep PROGRAM bin/sweep",
            "sum BATCH sums");
    assertThat(read().applications().get("w")).isEmpty();
  }

  @Test
  void aProgramOfAJobIsInThePackage() throws IOException {
    definition("<WorkerRole name='w'><t:Job name='tidy' program='bin/tidy'/></WorkerRole>");
    files("roles/w/bin/tidi");

    assertThat(errors())
        .containsExactly("roles/w/bin/tidy: it is missing; Job 'tidy' of the role runs it");
  }

  @Test
  void everyRoleHasItsFilesAndAllFilesHaveARole() throws IOException {
    definition("<WorkerRole name=\"a\"/><WorkerRole name=\"b\"/>");
    files("roles/b/lib/c.jar", "roles/A/a.jar", "roles/notes.txt", "README.md");

    assertThat(errors())
        .containsExactly(
            "roles/a: it is missing; the files of role 'a' lie there",
            "roles/b: it holds no WAR and no JAR; a worker role needs at least one, or a program as"
                + " Job",
            "roles/A: there is no role 'A'; the roles are [a, b]");
  }

  @Test
  void filesWithoutEffectAreWarnings() throws IOException {
    definition("<WorkerRole name=\"a\"/>");
    files("roles/a/a.jar", "roles/notes.txt", "README.md");

    assertThat(read().warnings())
        .extracting(Finding::toString)
        .containsExactly(
            "README.md: it has no effect at the top of a package",
            "roles/notes.txt: it has no effect outside of the roles' directories");
  }

  @Test
  void withoutADefinitionNothingIsKnown() throws IOException {
    files("thumbnails/ServiceDefinition.csdef", "servicedefinition.csdef");

    PackageRefusedException refused =
        catchThrowableOfType(PackageRefusedException.class, this::read);

    assertThat(refused.code()).isEqualTo("PACKAGE_NO_DEFINITION");
    assertThat(refused)
        .hasMessage(
            "package: it has no ServiceDefinition.csdef; at its top there are"
                + " [servicedefinition.csdef, thumbnails]");
  }

  private List<String> errors() {
    PackageRefusedException refused =
        catchThrowableOfType(PackageRefusedException.class, this::read);
    assertThat(refused.code()).isEqualTo("PACKAGE_LAYOUT");
    return refused.findings().stream().map(Finding::toString).toList();
  }

  private PackageLayout.Contents read() throws IOException {
    return new PackageLayout(directory, READER).read();
  }

  private static String web(String sites) {
    return """
    <WebRole name="web">
      <Endpoints><InputEndpoint name="http" protocol="http" port="80"/></Endpoints>
      %s
    </WebRole>"""
        .formatted(sites);
  }

  private void definition(String roles) throws IOException {
    Files.writeString(
        directory.resolve("ServiceDefinition.csdef"),
        """
        <ServiceDefinition name="svc"
            xmlns="http://schemas.microsoft.com/ServiceHosting/2008/10/ServiceDefinition"
            xmlns:t="urn:troupe:2026">
        %s
        </ServiceDefinition>
        """
            .formatted(roles));
  }

  private void files(String... paths) throws IOException {
    for (String path : paths) {
      Path file = directory.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "");
    }
  }
}

package org.troupe.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationReaderTest {

  private static final ServiceDefinition DEFINITION =
      new DefinitionReader().read(Csdef.THUMBNAILS).value();
  private static final ConfigurationReader READER = new ConfigurationReader();

  private static final String WEB =
      """
      <Role name="web">
      <Instances count="3"/>
      <ConfigurationSettings>
      <Setting name="Gallery.Title" value=""/>
      </ConfigurationSettings>
      </Role>
      """;
  private static final String WORKER = "<Role name=\"worker\"><Instances count=\"2\"/></Role>";

  @Test
  void readsCountsAndSettings() throws IOException {
    String cscfg = "\uFEFF" + cscfg(WORKER + WEB).replace("\n", "\r\n");
    ServiceConfiguration expected =
        new ServiceConfiguration(
            "Thumbnails",
            Map.of(
                "web", new RoleConfiguration(3, Map.of("Gallery.Title", "")),
                "worker", new RoleConfiguration(2, Map.of())));

    assertThat(READER.read(cscfg, DEFINITION)).isEqualTo(new Read<>(expected, List.of()));
    assertThat(
            READER
                .read(new ByteArrayInputStream(cscfg.getBytes(StandardCharsets.UTF_8)), DEFINITION)
                .value())
        .isEqualTo(expected);
    assertThat(READER.read(cscfg, DEFINITION).value().roles().keySet())
        .containsExactly("web", "worker");
  }

  @Test
  void valuesOfSettingsAreNotShown() {
    String secret = cscfg(WEB.replace("value=\"\"", "value=\"hunter2\"") + WORKER);

    assertThat(READER.read(secret, DEFINITION).value().toString())
        .contains("Gallery.Title")
        .doesNotContain("hunter2");
  }

  @Test
  void mustNameTheServiceOfItsDefinition() {
    assertThat(findings(cscfg(WEB + WORKER).replace("\"Thumbnails\"", "\"thumbnails\"")))
        .containsExactly(
            "1 serviceName is 'thumbnails'; it must be 'Thumbnails', the name in"
                + " ServiceDefinition.csdef");
  }

  @Test
  void hasTheRolesOfItsDefinitionExactly() {
    assertThat(findings(cscfg(WEB + "<Role name=\"Worker\"><Instances count=\"1\"/></Role>")))
        .containsExactly(
            "1 there is no Role 'worker', which is defined",
            "8 Role 'Worker' is not defined; the roles are [web, worker]");
    assertThat(findings(cscfg(WEB + WORKER + WORKER)))
        .containsExactly(
            "8 role 'worker' stands in line 8 already; names must differ in more than case");
  }

  @Test
  void hasTheSettingsOfItsDefinitionExactly() {
    assertThat(findings(cscfg(WEB.replace("Gallery.Title", "Gallery.Titel") + WORKER)))
        .containsExactly(
            "2 Role 'web' lacks a value for setting 'Gallery.Title'",
            "5 setting 'Gallery.Titel' is not declared for role 'web'; declare it in"
                + " ServiceDefinition.csdef or remove it");
    assertThat(findings(cscfg(WEB.replace(" value=\"\"", "") + WORKER)))
        .containsExactly("5 Setting lacks the attribute value");
  }

  @Test
  void countsAreOneTo100() {
    for (String count : List.of("0", "-1", "101", "many", "")) {
      assertThat(findings(cscfg(WEB.replace("\"3\"", "\"" + count + "\"") + WORKER)))
          .containsExactly(
              "3 count of Instances is '"
                  + count
                  + "'; it must be 1 to 100 instances; to run none, delete the deployment");
    }
    assertThat(findings(cscfg(WEB + "<Role name=\"worker\"/>")))
        .containsExactly("8 Role 'worker' lacks <Instances count=\"…\"/>, its number of instances");
  }

  @Test
  void whatDoesNotMatterHereIsAWarning() {
    String cscfg =
        cscfg(
                WEB.replace(
                        "</ConfigurationSettings>",
                        """
                        <Setting name="Microsoft.WindowsAzure.Plugins.RemoteAccess.Enabled" value=""/>
                        </ConfigurationSettings>
                        <Certificates>
                        <Certificate name="Microsoft.WindowsAzure.Plugins.RemoteAccess.PasswordEncryption" thumbprint="00" thumbprintAlgorithm="sha1"/>
                        </Certificates>""")
                    + WORKER)
            .replace("serviceName", "osFamily=\"6\" osVersion=\"*\" serviceName")
            .replace("<Role name=\"web\"", "<Role vmName=\"vm\" name=\"web\"");

    assertThat(READER.read(cscfg, DEFINITION).warnings())
        .extracting(finding -> finding.line() + " " + finding.message().split(" has no ", 2)[0])
        .containsExactly(
            "1 osFamily=\"6\" of ServiceConfiguration",
            "1 osVersion=\"*\" of ServiceConfiguration",
            "2 vmName=\"vm\" of Role",
            "6 setting 'Microsoft.WindowsAzure.Plugins.RemoteAccess.Enabled'",
            "9 Certificate 'Microsoft.WindowsAzure.Plugins.RemoteAccess.PasswordEncryption'");
  }

  @Test
  void networksAndCertificatesAreRefusedByName() {
    String certificate =
        "<Certificates><Certificate name=\"SSL\" thumbprint=\"00\" thumbprintAlgorithm=\"sha1\"/>"
            + "</Certificates></Role>";

    assertThat(
            findings(
                cscfg(
                    WEB.replace("</Role>", certificate)
                        + WORKER
                        + "<NetworkConfiguration><VirtualNetworkSite name=\"n\"/>"
                        + "</NetworkConfiguration>")))
        .containsExactly(
            "7 Certificate 'SSL' is not supported yet: endpoints speak http only",
            "8 NetworkConfiguration is not supported yet: instances are reached through the"
                + " gateway only");
  }

  @Test
  void aDefinitionInItsPlaceIsToldApart() {
    InvalidDefinitionException invalid = refusal(Csdef.THUMBNAILS);

    assertThat(invalid.code()).isEqualTo("CONFIGURATION_INVALID");
    assertThat(invalid)
        .hasMessageStartingWith(
            "ServiceConfiguration.cscfg:4: the root element is ServiceDefinition; it must be"
                + " ServiceConfiguration with xmlns=");
  }

  private static String cscfg(String roles) {
    return """
    <ServiceConfiguration serviceName="Thumbnails" xmlns="%s">
    %s</ServiceConfiguration>
    """
        .formatted(CscfgXml.AZURE, roles);
  }

  private List<String> findings(String cscfg) {
    return refusal(cscfg).findings().stream()
        .map(finding -> finding.line() + " " + finding.message())
        .toList();
  }

  private InvalidDefinitionException refusal(String cscfg) {
    return catchThrowableOfType(
        InvalidDefinitionException.class, () -> READER.read(cscfg, DEFINITION));
  }
}

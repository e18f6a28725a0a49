package org.troupe.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is wrong with a definition is told with its line, and with what would be right. */
class InvalidDefinitionTest {

  private static final DefinitionReader READER = new DefinitionReader();

  @Test
  void tellsEverythingAtOnce() {
    InvalidDefinitionException invalid =
        refusal(
            Csdef.service(
                """
                <WebRole name="web" vmsize="Tiny"/>
                <WorkerRole name="Web">
                  <Startup>
                    <Task commandLine="a.cmd"/>
                  </Startup>
                </WorkerRole>"""));

    assertThat(invalid.code()).isEqualTo("DEFINITION_INVALID");
    assertThat(invalid.findings())
        .extracting(Finding::line, Finding::message)
        .extracting(Object::toString)
        .satisfiesExactly(
            finding -> assertThat(finding).startsWith("(3, \"WebRole 'web' has no InputEndpoint"),
            finding -> assertThat(finding).startsWith("(3, \"vmsize of 'web' is 'Tiny'; it must"),
            finding -> assertThat(finding).startsWith("(4, \"role 'Web' stands in line 3"),
            finding -> assertThat(finding).startsWith("(6, \"Task is not supported yet"));
    assertThat(invalid).hasMessageStartingWith("ServiceDefinition.csdef has 4 errors, the first: ");
  }

  @Test
  void whatDoesNotHaveTheFormIsToldInWords() {
    assertThat(messages(Csdef.service("<WebRole nmae=\"web\"/>")))
        .containsExactlyInAnyOrder(
            "WebRole lacks the attribute name",
            "WebRole has no attribute nmae; it may have enableNativeCodeExecution, name, vmsize");
    assertThat(messages(Csdef.web("<Queue name=\"photos\"/>")).get(0))
        .startsWith("Queue cannot stand in WebRole, which may hold ConfigurationSettings, Local")
        .endsWith("Queue, Health, Stop, Standby, WarmUp, Job, Intake");
    assertThat(messages(Csdef.web("<Sites><Site name='a'>text</Site></Sites>")).get(0))
        .isEqualTo("Site holds text; it may only hold elements");
    assertThat(messages(Csdef.web("<LocalStorage name='a'><b/></LocalStorage>")).get(0))
        .isEqualTo("LocalStorage must be empty");
  }

  @Test
  void aWrongValueIsToldWithWhatIsAllowed() {
    assertThat(messages(Csdef.web("<t:Queue name=\"Photos!\" concurrency=\"0\"/>")))
        .containsExactlyInAnyOrder(
            "name of Queue is 'Photos!'; it must be 1 to 50 lower-case letters, digits and"
                + " hyphens",
            "concurrency of Queue is '0'; it must be a whole number, 1 to 100");
    assertThat(messages(Csdef.web("<t:Health path=\"health\" startLimit=\"PT2H\"/>")))
        .containsExactlyInAnyOrder(
            "path of Health is 'health'; it must be a path on the instance that begins with /,"
                + " such as /health",
            "startLimit of Health is 'PT2H'; it must be an ISO 8601 duration of 1 second to 30"
                + " minutes, such as PT3M or PT90S");
    assertThat(messages(Csdef.THUMBNAILS.replace("Count=\"3\"", "Count=\"21\"")))
        .containsExactly(
            "upgradeDomainCount of ServiceDefinition is '21'; it must be a whole number, 1 to 20");
    assertThat(messages(Csdef.web("").replace("port=\"80\"", "port=\"70000\"")))
        .containsExactly("port of InputEndpoint is '70000'; it must be a port, 1 to 65535");
    assertThat(messages(Csdef.web("").replace("\"http\" port", "\"ftp\" port")))
        .containsExactly(
            "protocol of InputEndpoint is 'ftp'; it must be http, https, tcp or udp (of which http"
                + " is supported yet)");
    assertThat(messages(Csdef.THUMBNAILS.replace("t:version=\"1.0\"", "t:version=\"1 0\"")))
        .containsExactly(
            "t:version of ServiceDefinition is '1 0'; it must be 1 to 64 letters, digits, dots,"
                + " hyphens, underscores and plus signs, beginning with a letter or digit");
    assertThat(messages(Csdef.worker("<LocalStorage name=\"a/b\" sizeInMB=\"0\"/>"))).hasSize(2);
  }

  @Test
  void aWrongLimitOfHealthAndStopIsToldWithWhatIsAllowed() {
    assertThat(messages(Csdef.web("<t:Health unresponsiveLimit=\"1m\" heapDump=\"yes\"/>")))
        .containsExactlyInAnyOrder(
            "unresponsiveLimit of Health is '1m'; it must be an ISO 8601 duration of 5 seconds to 1"
                + " hour, such as PT1M or PT90S",
            "heapDump of Health is 'yes'; it must be true or false");
    assertThat(
            messages(
                Csdef.web("<t:Stop drainLimit=\"PT61M\" stopLimit=\"PT0S\" path=\"on-stop\"/>")))
        .containsExactlyInAnyOrder(
            "drainLimit of Stop is 'PT61M'; it must be an ISO 8601 duration of at most 1 hour, such"
                + " as PT30S, or PT0S for no waiting",
            "stopLimit of Stop is 'PT0S'; it must be an ISO 8601 duration of 1 second to 1 hour,"
                + " such as PT5M or PT90S",
            "path of Stop is 'on-stop'; it must be a path on the instance that begins with /, such"
                + " as /on-stop");
    assertThat(messages(Csdef.web("<t:Stop drainLimit=\"-PT1S\"/>"))).hasSize(1);
    assertThat(messages(Csdef.web("<t:Stop drainLimit=\"PT\"/>"))).hasSize(1);
    assertThat(messages(Csdef.web("<t:Stop limit=\"PT1S\"/>")))
        .containsExactly("Stop has no attribute limit; it may have drainLimit, path, stopLimit");
  }

  @Test
  void aWrongStandbyWarmUpOrSettingIsToldWithWhatIsAllowed() {
    assertThat(messages(Csdef.worker("<t:Standby/>")))
        .containsExactly("Standby lacks the attribute count");
    assertThat(messages(Csdef.worker("<t:Standby count=\"11\"/>")))
        .containsExactly("count of Standby is '11'; it must be a whole number, 0 to 10");
    assertThat(messages(Csdef.web("<t:WarmUp path=\"a b\"/>")))
        .containsExactly(
            "path of WarmUp is 'a b'; it must be a path on the instance that begins with /, such"
                + " as /catalogue");
    assertThat(
            messages(
                Csdef.worker(
                    """
                    <ConfigurationSettings>
                      <Setting name="a" t:slotSetting="on" t:onChange="reboot"/>
                      <Setting name="b" slotSetting="true"/>
                    </ConfigurationSettings>""")))
        .containsExactlyInAnyOrder(
            "t:slotSetting of Setting is 'on'; it must be true or false",
            "t:onChange of Setting is 'reboot'; it must be live (instances take the new value as"
                + " they run) or restart",
            "Setting has no attribute slotSetting; it may have name, t:onChange, t:slotSetting");
  }

  @Test
  void howAnInstanceLeavesAndWhatStandsByIsSaidOnce() {
    assertThat(refusal(Csdef.worker("<t:Stop/>\n<t:Stop/>")).findings())
        .extracting(Finding::toString)
        .containsExactly(
            "ServiceDefinition.csdef:5: Stop stands in WorkerRole more than once; put all into"
                + " one");
    assertThat(messages(Csdef.worker("<t:Standby count='1'/><t:Standby count='1'/>")))
        .containsExactly("Standby stands in WorkerRole more than once; put all into one");
  }

  @Test
  void onlyWebRolesAreWarmedUpAndInBounds() {
    assertThat(refusal(Csdef.worker("\n<t:WarmUp path='/a'/>")).findings())
        .extracting(Finding::toString)
        .containsExactly(
            "ServiceDefinition.csdef:5: WarmUp belongs in a WebRole: 'worker' is a WorkerRole,"
                + " which gets no requests; let t:Health say when it is ready");
    assertThat(messages(Csdef.web("<t:WarmUp path='/a'/>".repeat(21))))
        .containsExactly("'web' has 21 WarmUps; at most 20 are allowed");
  }

  @Test
  void theWordsDoNotDependOnWhereTheServerRuns() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(messages(Csdef.service("<WebRole/>")))
          .containsExactly("WebRole lacks the attribute name");
      assertThat(messages(Csdef.worker("<Site/><Imports a='1'/>")))
          .satisfiesExactly(
              first -> assertThat(first).startsWith("Site cannot stand in WorkerRole, which may"),
              second -> assertThat(second).isEqualTo("Imports has no attribute a; it has none"));
      assertThat(messages(Csdef.worker("<LocalStorage name='a' sizeInMB='0'/>")))
          .containsExactly(
              "sizeInMB of LocalStorage is '0'; it must be a whole number of megabytes, 1 to"
                  + " 16777216");
      assertThat(messages("<ServiceDefinition"))
          .allMatch(message -> message.startsWith("it is no well-formed XML: "));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void anotherKindOfFileIsToldWhatTheRootMustBe() {
    assertThat(messages("<ServiceDefinition name=\"a\"/>"))
        .containsExactly(
            "the root element is ServiceDefinition; it must be ServiceDefinition with"
                + " xmlns=\"http://schemas.microsoft.com/ServiceHosting/2008/10/ServiceDefinition\"");
    assertThat(messages("<html><body/></html>").get(0)).startsWith("the root element is html;");
    assertThat(messages("")).hasSize(1);
    assertThat(messages("hello")).hasSize(1);
  }

  @Test
  void whatAzureKnowsAndTroupeDoesNotIsRefusedByName() {
    String notYet =
        """
        <Startup><Task commandLine="a.cmd"><Environment><Variable name="a"/></Environment></Task></Startup>
        <Runtime executionContext="elevated"><EntryPoint><ProgramEntryPoint commandLine="run"/></EntryPoint></Runtime>
        <Imports><Import moduleName="Caching"/></Imports>
        <Certificates><Certificate name="SSL" storeLocation="LocalMachine" storeName="My"/></Certificates>
        <Contents><Content destination="."><SourceDirectory path="x"/></Content></Contents>
        <Sites><Site name="Web"><VirtualDirectory name="img" physicalDirectory="x"/>
        <Bindings><Binding name="b" endpointName="http" hostHeader="a.example"/></Bindings></Site></Sites>
        """;

    assertThat(refusal(Csdef.web(notYet)).findings())
        .extracting(finding -> finding.line() + " " + finding.message().split(" is not ", 2)[0])
        .containsExactly(
            "5 Task",
            "6 executionContext=\"elevated\" of Runtime",
            "6 EntryPoint",
            "7 Import 'Caching'",
            "8 Certificate 'SSL'",
            "9 Content",
            "10 VirtualDirectory 'img'",
            "11 hostHeader=\"a.example\" of Binding");
    assertThat(refusal(Csdef.web(notYet)).findings())
        .allMatch(finding -> finding.message().contains(" is not supported yet"));
  }

  @Test
  void endpointsAndTrafficRulesThatAreNotSupportedAreRefusedByName() {
    String service =
        """
        <ServiceDefinition name="svc" topologyChangeDiscovery="Blast" xmlns="%s">
        <LoadBalancerProbes><LoadBalancerProbe name="p" protocol="tcp"/></LoadBalancerProbes>
        <WorkerRole name="w"><Endpoints>
        <InputEndpoint name="a" protocol="https" port="443" certificate="SSL"/>
        <InputEndpoint name="b" protocol="tcp" port="25"/>
        <InputEndpoint name="c" protocol="udp" port="53"/>
        <InternalEndpoint name="d" protocol="tcp"><FixedPort port="1"/></InternalEndpoint>
        <InstanceInputEndpoint name="e" localPort="1" protocol="tcp"/>
        </Endpoints></WorkerRole>
        <NetworkTrafficRules><OnlyAllowTrafficTo/></NetworkTrafficRules>
        </ServiceDefinition>
        """
            .formatted(Csdef.AZURE);

    assertThat(refusal(service).findings())
        .extracting(finding -> finding.line() + " " + finding.message().split(" is not ", 2)[0])
        .containsExactly(
            "1 topologyChangeDiscovery=\"Blast\" of ServiceDefinition",
            "2 LoadBalancerProbe 'p'",
            "4 protocol=\"https\" of InputEndpoint",
            "5 protocol=\"tcp\" of InputEndpoint",
            "6 protocol=\"udp\" of InputEndpoint",
            "7 InternalEndpoint 'd'",
            "8 InstanceInputEndpoint 'e'",
            "10 NetworkTrafficRules");
  }

  @Test
  void whatDoesNotMatterHereIsAWarning() {
    String service =
        """
        <ServiceDefinition name="svc" xmlns="%s"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b">
        <WebRole name="web" enableNativeCodeExecution="false">
        <Imports>
        <Import moduleName="Diagnostics"/>
        </Imports>
        <Endpoints>
        <InputEndpoint name="http" protocol="http" port="80" localPort="*"/>
        </Endpoints>
        </WebRole>
        </ServiceDefinition>
        """
            .formatted(Csdef.AZURE);

    assertThat(READER.read(service).warnings())
        .extracting(finding -> finding.line() + " " + finding.message().split(" has no ", 2)[0])
        .containsExactly(
            "2 xsi:schemaLocation",
            "3 enableNativeCodeExecution=\"false\" of WebRole",
            "5 Import 'Diagnostics'",
            "8 localPort=\"*\" of InputEndpoint");
  }

  @Test
  void namesAndPortsAreTakenOnce() {
    assertThat(
            messages(
                Csdef.worker(
                    """
                    <ConfigurationSettings><Setting name="a"/><Setting name="A"/></ConfigurationSettings>
                    <LocalResources><LocalStorage name="s"/></LocalResources>
                    <LocalStorage name="s"/>
                    <t:Queue name="q"/>
                    <t:Queue name="q"/>""")))
        .containsExactly(
            "setting 'A' stands in line 4 already; names must differ in more than case",
            "local storage 's' stands in line 5 already; names must differ in more than case",
            "queue 'q' stands in line 7 already; names must differ in more than case");
    String second = "<InputEndpoint name=\"b\" protocol=\"http\" port=\"80\"/></Endpoints>";
    assertThat(messages(Csdef.web("").replace("</Endpoints>", second)))
        .containsExactly(
            "port 80 of InputEndpoint 'b' is taken by InputEndpoint 'http' in line 4; each needs a"
                + " port of its own");
    assertThat(messages(Csdef.worker("<Imports/><Imports/>")))
        .containsExactly("Imports stands in WorkerRole more than once; put all into one");
  }

  @Test
  void aServiceHasOneTo25Roles() {
    assertThat(messages(Csdef.service("")))
        .containsExactly("ServiceDefinition has no role; it needs a WebRole or a WorkerRole");
    assertThat(messages(Csdef.service(workers(26))))
        .containsExactly("it has 26 roles; at most 25 are allowed");
    assertThat(READER.read(Csdef.service(workers(25))).value().roles()).hasSize(25);
  }

  private static String workers(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "<WorkerRole name=\"w" + i + "\"/>")
        .collect(Collectors.joining("\n"));
  }

  @Test
  void requestsLeadToOneWebRole() {
    String web = "<Endpoints><InputEndpoint name='h' protocol='http' port='%d'/></Endpoints>";
    assertThat(
            messages(
                Csdef.service(
                    "<WebRole name='a'>"
                        + web.formatted(80)
                        + "</WebRole><WebRole name='b'>"
                        + web.formatted(81)
                        + "</WebRole>")))
        .containsExactly(
            "a second WebRole is not supported yet: the service's host name leads to 'a' already");
    assertThat(messages(Csdef.worker(web.formatted(80))))
        .containsExactly(
            "InputEndpoint 'h' in a WorkerRole is not supported yet: make 'worker' a WebRole, or"
                + " let it work off a queue");
  }

  @Test
  void sitesLeadToFilesOfTheirRoleAndToItsEndpoints() {
    assertThat(
            messages(
                Csdef.web(
                    """
                    <Sites>
                      <Site name="Web" physicalDirectory="..\\Web">
                        <VirtualApplication name="a" physicalDirectory="C:\\a"/>
                        <VirtualApplication name="A" physicalDirectory="/a"/>
                        <Bindings><Binding name="b" endpointName="https"/></Bindings>
                      </Site>
                      <Site name="Other"/>
                    </Sites>""")))
        .containsExactly(
            "physicalDirectory of 'Web' is '..\\Web'; it must be a path inside roles/web/ of the"
                + " package, relative to it",
            "physicalDirectory of 'a' is 'C:\\a'; it must be a path inside roles/web/ of the"
                + " package, relative to it",
            "virtual application '/A' stands in line 7 already; names must differ in more than"
                + " case",
            "physicalDirectory of 'A' is '/a'; it must be a path inside roles/web/ of the package,"
                + " relative to it",
            "Binding 'b' names the endpoint 'https', which role 'web' does not have; its endpoints"
                + " are [http]",
            "a second Site is not supported yet: make it a VirtualApplication of 'Web'");
    assertThat(messages(Csdef.web("<Sites><Site name=\"Web\"/></Sites>")).get(0))
        .startsWith("Site 'Web' has no Binding; it needs one");
    assertThat(messages(Csdef.worker("<Sites><Site name=\"Web\"/></Sites>")))
        .contains("Sites belong in a WebRole, not in a WorkerRole");
  }

  @Test
  void settingsCannotPassForThePlatformsOwn() {
    assertThat(
            messages(
                Csdef.worker(
                    "<ConfigurationSettings><Setting name=\"Troupe.Slot\"/></ConfigurationSettings>")))
        .containsExactly("setting 'Troupe.Slot' cannot begin with troupe.: these are Troupe's");
  }

  @Test
  void nothingIsFetchedAndNothingIsExpanded() {
    String bomb =
        """
        <!DOCTYPE a [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
        """;

    assertThat(messages(bomb + Csdef.web("&f;&b;")))
        .containsExactly("it has a DOCTYPE, which is not allowed: remove it");
  }

  @Test
  void sizeAndDepthAreBounded() {
    String large = Csdef.web("<!--" + "x".repeat(1 << 20) + "-->");
    String deep = "<VirtualApplication name='a' physicalDirectory='b'>".repeat(100);

    assertThat(messages(large)).containsExactly("it is larger than 1048576 characters");
    assertThat(
            catchThrowableOfType(
                    InvalidDefinitionException.class,
                    () -> READER.read(new ByteArrayInputStream(new byte[2 << 20])))
                .findings())
        .containsExactly(
            new Finding("ServiceDefinition.csdef", 0, "it is larger than 1048576 bytes"));
    assertThat(messages(Csdef.web("<Sites><Site name='s'>" + deep)))
        .containsExactly("elements are nested more than 64 deep");
  }

  @Test
  void aFileThatIsWrongThroughoutIsAnsweredInBounds() {
    assertThat(
            refusal(
                    Csdef.worker(
                        "<Wrong/>".repeat(5000) + "<Imports a='" + "x".repeat(9999) + "'/>"))
                .findings())
        .hasSizeLessThanOrEqualTo(101)
        .allMatch(finding -> finding.message().length() < 1100);
  }

  private List<String> messages(String csdef) {
    return refusal(csdef).findings().stream().map(Finding::message).toList();
  }

  private InvalidDefinitionException refusal(String csdef) {
    return catchThrowableOfType(InvalidDefinitionException.class, () -> READER.read(csdef));
  }
}
